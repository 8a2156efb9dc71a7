#sh
#pod kafka-cluster-12
id=$(echo "$HOSTNAME" | grep -o '[0-9]*$')
export KAFKA_CFG_NODE_ID="$id"
exec /opt/bitnami/scripts/kafka/entrypoint.sh /opt/bitnami/scripts/kafka/run.sh
