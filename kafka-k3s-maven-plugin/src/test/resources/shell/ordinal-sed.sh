#sh
#pod my-kafka-3
export KAFKA_NODE_ID="$(hostname | sed 's/.*-//')"
export KAFKA_BROKER_RACK=$(echo ${HOSTNAME} | sed -e 's/^\(.*\)-\([0-9]*\)$/rack-\2/')
exec /etc/kafka/docker/run
