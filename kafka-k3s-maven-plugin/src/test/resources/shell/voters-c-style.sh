#env REPLICAS=3
for ((i = 0; i < REPLICAS; i++)); do
  VOTERS+="${i}@kafka-${i}.kafka:9093,"
done
export KAFKA_CONTROLLER_QUORUM_VOTERS=${VOTERS%,}
exec /etc/kafka/docker/run
