#sh
#file /config/server.properties
#|a=1
#file /config/log4j.properties
#|b=2
#file /config/sub/c.properties
#|c=3
cp /config/*.properties /opt/kafka/config/
mv /opt/kafka/config/log4j.properties /opt/kafka/config/tools-log4j.properties
cp -r /config/. /all
rm -f /all/server.properties
[ -f /all/server.properties ] && echo yes > /answer || echo no > /answer
