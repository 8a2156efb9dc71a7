#pod kafka-1
PORTS=(31090 31091 31092)
HOSTS=("a.example.org" "b.example.org" "c.example.org")
ID=${HOSTNAME##*-}
export KAFKA_ADVERTISED_LISTENERS=EXTERNAL://${HOSTS[$ID]}:${PORTS[ID]}
export COUNT=${#PORTS[@]} ALL="${HOSTS[*]}" LAST=${PORTS[-1]}
HOSTS+=(d.example.org)
for h in "${HOSTS[@]:2}"; do export SEEN="$SEEN<$h>"; done
