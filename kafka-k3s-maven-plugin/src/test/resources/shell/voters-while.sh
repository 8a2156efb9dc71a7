#sh
#pod kafka-0
#env REPLICAS=3
i=0
voters=
while [ "$i" -lt "$REPLICAS" ]; do
  [ -n "$voters" ] && voters="$voters,"
  voters="${voters}$((i + 1))@kafka-$i.kafka.kafka.svc:9093"
  i=$((i + 1))
done
export KAFKA_CONTROLLER_QUORUM_VOTERS=$voters KAFKA_NODE_ID=$((${HOSTNAME##*-} + 1))
exec /etc/kafka/docker/run
