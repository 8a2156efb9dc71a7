#sh
#env A=1
. /vault/secrets/config
export KAFKA_NODE_ID=${HOSTNAME##*-}
exec /etc/confluent/docker/run
