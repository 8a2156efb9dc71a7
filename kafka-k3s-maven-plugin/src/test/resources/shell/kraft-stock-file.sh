#pod kafka-1
#file /opt/kafka/config/kraft/server.properties
#|process.roles=broker,controller
#|node.id=1
#|controller.quorum.voters=1@localhost:9093
#|log.dirs=/tmp/kraft-combined-logs
sed -e "s+^node.id=.*+node.id=${HOSTNAME:6}+" \
-e "s+^log.dirs=.*+log.dirs=/mnt/kafka/${HOSTNAME:6}+" \
/opt/kafka/config/kraft/server.properties > server.properties.updated \
&& mv server.properties.updated /opt/kafka/config/kraft/server.properties
exec kafka-server-start.sh /opt/kafka/config/kraft/server.properties
