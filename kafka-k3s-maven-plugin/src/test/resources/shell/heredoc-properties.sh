#pod kafka-2
#env SERVICE=kafka-headless
#env NAMESPACE=data
#env REPLICAS=3
#env CLUSTER_ID=MkU3OEVBNTcwNTJENDM2Qk
set -euo pipefail
NODE_ID=${HOSTNAME##*-}
VOTERS=""
for i in $(seq 0 $((REPLICAS - 1))); do
  VOTERS="${VOTERS}${VOTERS:+,}${i}@kafka-${i}.${SERVICE}.${NAMESPACE}.svc.cluster.local:9093"
done
cat > /tmp/server.properties <<PROPS
process.roles=broker,controller
node.id=${NODE_ID}
controller.quorum.voters=${VOTERS}
listeners=PLAINTEXT://:9092,CONTROLLER://:9093
advertised.listeners=PLAINTEXT://${HOSTNAME}.${SERVICE}.${NAMESPACE}.svc.cluster.local:9092
PROPS
echo "log.dirs=/var/lib/kafka/data" >> /tmp/server.properties
if [ ! -f /var/lib/kafka/data/meta.properties ]; then
  /opt/kafka/bin/kafka-storage.sh format -t "$CLUSTER_ID" -c /tmp/server.properties
fi
exec /opt/kafka/bin/kafka-server-start.sh /tmp/server.properties
