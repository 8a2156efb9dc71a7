#file /c/server.properties
#|broker.id=0
#|#listeners=PLAINTEXT://:9092
#|zookeeper.connect=localhost:2181
#|log.dirs=/tmp/kafka-logs
cp /c/server.properties /etc/kafka/server.properties
sed -i -r -e "s/^(broker.id)=.*/\1=${HOSTNAME##*-}/" \
  -e 's|^#(listeners=).*|\1PLAINTEXT://0.0.0.0:9092|' \
  -e '/^zookeeper/d' \
  -e '$a inter.broker.listener.name=PLAINTEXT' \
  -e '/^log.dirs=/c\log.dirs=/var/lib/kafka/data' /etc/kafka/server.properties
