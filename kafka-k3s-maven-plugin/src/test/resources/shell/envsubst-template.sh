#sh
#pod kafka-1
#env CLUSTER=prod
#unknown SSL_PASSWORD
#file /templates/server.properties.tmpl
#|node.id=${NODE_ID}
#|cluster=$CLUSTER
#|ssl.keystore.password=${SSL_PASSWORD}
#|local=${NOT_EXPORTED}
#|log.dirs=/data
export NODE_ID=${HOSTNAME##*-}
NOT_EXPORTED=x
envsubst < /templates/server.properties.tmpl > /tmp/server.properties
exec kafka-server-start.sh /tmp/server.properties
