#pod kafka-1
#env KAFKA_CFG_PROCESS_ROLES=broker,controller
. /opt/bitnami/scripts/libos.sh
. /opt/bitnami/scripts/libkafka.sh
ID="${MY_POD_NAME:-$HOSTNAME}"
ID="${ID#"kafka-"}"
export KAFKA_CFG_NODE_ID="$((ID + 0))"
exec /entrypoint.sh /run.sh
