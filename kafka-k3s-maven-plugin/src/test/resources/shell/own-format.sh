#command /usr/bin/env LOG_DIR=/opt/kafka/logs /bin/sh /config/format.sh
#env POD_NAME=kafka-1
#file /config/kafka-1.properties
#|process.roles=broker,controller
#|node.id=1
#file /config/policy
#|bootstrap=true
#file /config/format.sh
#|#!/bin/sh
#|set -eu
#|config=/config/$POD_NAME.properties
#|policy=/config/policy
#|metadata=/var/lib/kafka/data
#|if [ ! -f "$metadata/meta.properties" ] && ! grep -qx 'bootstrap=true' "$policy" &&
#|  grep -q '^process.roles=.*controller' "$config" && ! grep -qx "reformat=$POD_NAME" "$policy"; then
#|  echo "$POD_NAME has an empty disk." |
#|    tee /dev/termination-log
#|  exit 1
#|fi
#|exec /opt/kafka/bin/kafka-storage.sh format --ignore-formatted \
#|  --cluster-id=abc --config "$config"
