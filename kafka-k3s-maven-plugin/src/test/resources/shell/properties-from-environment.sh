#env KAFKA_CFG_NUM_PARTITIONS=3
#env KAFKA_CFG_LOG_DIRS=/data
for var in $(env | grep '^KAFKA_CFG_' | cut -d= -f1); do
  key=$(echo "$var" | sed 's/KAFKA_CFG_//' | tr 'A-Z_' 'a-z.')
  echo "$key=${!var}" >> /tmp/server.properties
done
export DONE=yes
