#sh
: "${KAFKA_CLUSTER_ID:?must be set}"
exec kafka-server-start /etc/kafka/kraft.properties
