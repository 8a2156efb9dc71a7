#sh
#pod kafka-0
for i in 0 1 2; do
  until getent hosts kafka-$i.kafka; do
    echo "waiting for kafka-$i"
    sleep 2
  done
done
export KAFKA_NODE_ID=${HOSTNAME##*-}
exec /etc/kafka/docker/run
