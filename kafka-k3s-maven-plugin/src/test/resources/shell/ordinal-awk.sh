#pod kafka-broker-1
ORDINAL=$(hostname | awk -F- '{print $NF}')
export KAFKA_NODE_ID=$((ORDINAL + 100))
export KAFKA_ADVERTISED_LISTENERS="PLAINTEXT://$(hostname -f):9092"
exec /etc/kafka/docker/run
