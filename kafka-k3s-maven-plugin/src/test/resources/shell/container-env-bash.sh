#command /usr/bin/env LOG_DIR=/logs KAFKA_HEAP_OPTS=-Xmx1g bash -c
unexported=1
export EXTRA=$LOG_DIR/extra
exec kafka-server-start.sh /etc/a.properties
