#sh
#unknown REPLICAS
v=
for i in $(seq 0 $((REPLICAS - 1))); do
  v="$v,$i@kafka-$i.kafka:9093"
done
export KAFKA_CONTROLLER_QUORUM_VOTERS=${v#,}
export KAFKA_NODE_ID=${HOSTNAME##*-}
exec /etc/kafka/docker/run
