#command sh -c
#pod kafka-1
export KAFKA_NODE_ID=${HOSTNAME##*-} && exec /etc/confluent/docker/run
