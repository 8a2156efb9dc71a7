#sh
#env KAFKA_CLUSTER_ID=4L6g3nShT-eMCtK--X86sw
set -eu
: "${KAFKA_CLUSTER_ID:?must be set}"
kafka-storage format --ignore-formatted --cluster-id "$KAFKA_CLUSTER_ID" --config /etc/kafka/kraft.properties
exec kafka-server-start /etc/kafka/kraft.properties
