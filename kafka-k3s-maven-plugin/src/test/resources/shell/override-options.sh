#command bash -c
#pod kafka-1
exec kafka-server-start.sh /etc/kafka/server.properties --override broker.id=${HOSTNAME##*-} \
  --override listeners=PLAINTEXT://:9093 \
  --override zookeeper.connect=zk-0.zk:2181,zk-1.zk:2181 \
  --override log.dir=/var/lib/kafka
