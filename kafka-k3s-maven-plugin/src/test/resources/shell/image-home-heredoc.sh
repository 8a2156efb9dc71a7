#sh
#image KAFKA_HOME
#pod kafka-1
CONF=$KAFKA_HOME/config/server.properties
cat > $CONF <<END
node.id=${HOSTNAME##*-}
listeners=PLAINTEXT://:9092
END
exec $KAFKA_HOME/bin/kafka-server-start.sh $CONF
