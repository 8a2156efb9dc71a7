#pod kafka-2
set -e
export KAFKA_NODE_ID=${HOSTNAME##*-}
exec /etc/confluent/docker/run
