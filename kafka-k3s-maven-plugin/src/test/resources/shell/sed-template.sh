#pod kafka-1
#file /config/server.properties
#|# template
#|node.id=@NODE_ID@
#|advertised.listeners=PLAINTEXT://@HOST@:9092
#|log.dirs=/data
cp /config/server.properties /opt/kafka/config/server.properties
sed -i "s/@NODE_ID@/${HOSTNAME##*-}/g; s|@HOST@|$(hostname -f)|" /opt/kafka/config/server.properties
sed -i -e 's#^log.dirs=.*#log.dirs=/var/lib/kafka/data#' /opt/kafka/config/server.properties
exec /opt/kafka/bin/kafka-server-start.sh /opt/kafka/config/server.properties
