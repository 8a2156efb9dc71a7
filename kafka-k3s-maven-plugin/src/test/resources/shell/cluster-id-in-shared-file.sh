#sh
#pod kafka-0
if [ "${HOSTNAME##*-}" = "0" ]; then
  CLUSTER_ID=$(/opt/kafka/bin/kafka-storage.sh random-uuid)
  echo $CLUSTER_ID > /mnt/shared/cluster_id
else
  CLUSTER_ID=$(cat /mnt/shared/cluster_id)
fi
export CLUSTER_ID
/opt/kafka/bin/kafka-storage.sh format -t $CLUSTER_ID -c /opt/kafka/config/server.properties
/opt/kafka/bin/kafka-server-start.sh /opt/kafka/config/server.properties
