#pod my-cluster-kafka-0
#unknown STRIMZI_KAFKA_BOOTSTRAP
#image KAFKA_HOME
#image STRIMZI_BROKER_ID
#image KAFKA_GC_LOG_ENABLED
set -e
set +x
STRIMZI_BROKER_ID=$(hostname | awk -F'-' '{print $NF}')
export STRIMZI_BROKER_ID
if [ -z "$KAFKA_HEAP_OPTS" ]; then
  export KAFKA_HEAP_OPTS="-Xms512m -Xmx512m"
fi
if [ "$KAFKA_GC_LOG_ENABLED" = "true" ]; then
  export KAFKA_GC_LOG_OPTS="-Xlog:gc*"
fi
cat /tmp/strimzi.properties | sed -e 's/password=.*/password=[hidden]/g'
exec /usr/bin/tini -w -e 143 -- "${KAFKA_HOME}/bin/kafka-server-start.sh" /tmp/strimzi.properties
