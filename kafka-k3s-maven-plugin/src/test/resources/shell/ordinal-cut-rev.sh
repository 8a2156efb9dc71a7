#pod my-kafka-0
#sh
NODE_ID=$(hostname | rev | cut -d- -f1 | rev)
export NODE_ID
export KAFKA_BROKER_ID=`hostname | cut -d'-' -f3`
/opt/kafka/bin/kafka-server-start.sh /opt/kafka/config/kraft/server.properties --override node.id=$NODE_ID --override "advertised.listeners=PLAINTEXT://${HOSTNAME}.kafka:9092"
