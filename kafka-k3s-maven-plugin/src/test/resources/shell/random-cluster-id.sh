#image KAFKA_HOME
if [ -z "$CLUSTER_ID" ]; then
  CLUSTER_ID=$($KAFKA_HOME/bin/kafka-storage.sh random-uuid)
fi
$KAFKA_HOME/bin/kafka-storage.sh format -t $CLUSTER_ID -c $KAFKA_HOME/config/kraft/server.properties || true
exec $KAFKA_HOME/bin/kafka-server-start.sh $KAFKA_HOME/config/kraft/server.properties
