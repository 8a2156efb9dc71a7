#sh
KAFKA_HEAP_OPTS="-Xmx1g -Xms1g" LOG_DIR=/logs kafka-server-start.sh /etc/server.properties
export AFTER="[$LOG_DIR]"
