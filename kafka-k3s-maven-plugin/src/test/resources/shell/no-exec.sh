#sh
export KAFKA_NODE_ID=1
/etc/confluent/docker/run
echo "Kafka has ended"
