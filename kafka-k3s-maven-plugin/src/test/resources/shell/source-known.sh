#sh
#file /scripts/lib.sh
#|node_id() { echo "${HOSTNAME##*-}"; }
#|export FROM_LIB=$1
#|DATA=/data
. /scripts/lib.sh one
export KAFKA_NODE_ID=$(node_id) DATA
exec kafka-server-start.sh /etc/server.properties
