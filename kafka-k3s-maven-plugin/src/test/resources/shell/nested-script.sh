#sh
#pod kafka-1
#file /scripts/setup.sh
#|#!/bin/bash
#|echo "node.id=${1}" > /etc/kafka/node.properties
#|LOST=yes
#|[[ $EXPORTED == yes ]] || exit 3
#|echo "hidden=$HIDDEN" >> /etc/kafka/node.properties
#file /scripts/start.sh
#|#!/bin/sh -e
#|export FROM=start
#|exec kafka-server-start.sh /etc/kafka/node.properties "$@"
export EXPORTED=yes
HIDDEN=no
bash /scripts/setup.sh "${HOSTNAME##*-}"
export STATUS=$? LOST
exec /scripts/start.sh --override a=b
