#pod kafka-2
#env DOMAIN=example.org
set -e
ORDINAL=${HOSTNAME##*-}
case "$ORDINAL" in
  0) PORT=32000 ;;
  1) PORT=32001 ;;
  2|3) PORT=$((32000 + ORDINAL)) ;;
  *) echo "no port for $ORDINAL" >&2; exit 1 ;;
esac
export KAFKA_ADVERTISED_LISTENERS="INTERNAL://${HOSTNAME}.kafka:9092,EXTERNAL://kafka.${DOMAIN}:${PORT}"
exec /etc/confluent/docker/run
