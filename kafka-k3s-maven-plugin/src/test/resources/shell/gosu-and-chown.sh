set -e
mkdir -p /var/lib/kafka/data
chown -R 1000:1000 /var/lib/kafka/data
rm -rf /var/lib/kafka/data/lost+found
exec gosu kafka env KAFKA_OPTS=-Dx=y kafka-server-start.sh /etc/kafka/server.properties
