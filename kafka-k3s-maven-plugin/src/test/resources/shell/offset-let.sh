#pod broker-2
#env ID_OFFSET=1000
IFS='-' read -ra PARTS <<< "$HOSTNAME"
ORD=${PARTS[1]}
let "ID = ORD + ID_OFFSET"
export KAFKA_NODE_ID=$ID
exec /etc/confluent/docker/run
