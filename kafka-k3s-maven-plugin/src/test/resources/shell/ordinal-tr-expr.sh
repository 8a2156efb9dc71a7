#sh
#pod kafka-1
n=`hostname | tr -dc '0-9'`
KAFKA_NODE_ID=`expr $n + 1`
export KAFKA_NODE_ID
exec /etc/confluent/docker/run
