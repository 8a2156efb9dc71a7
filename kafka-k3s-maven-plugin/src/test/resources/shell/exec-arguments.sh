#sh
#arg kafka-server-start.sh
#arg /config/server.properties
#arg --override
#arg a b
set -e
export LOG_DIR=/tmp/logs
exec "$@"
