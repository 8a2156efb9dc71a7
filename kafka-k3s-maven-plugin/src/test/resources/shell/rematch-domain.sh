#pod zk-kafka-2
HOST=`hostname -s`
DOMAIN=`hostname -d`
if [[ $HOST =~ (.*)-([0-9]+)$ ]]; then
  NAME=${BASH_REMATCH[1]}
  ORD=${BASH_REMATCH[2]}
else
  echo "Failed to extract ordinal from hostname $HOST"
  exit 1
fi
export ID=$((ORD + 1)) SERVERS=""
for (( i=1; i<=3; i++ )); do SERVERS="$SERVERS$NAME-$((i-1)).$DOMAIN;"; done
