#sh
set -eu
if [ -z "${KAFKA_CLUSTER_ID:-}" ]; then
  echo "KAFKA_CLUSTER_ID is not set" >&2
  exit 1
fi
exec /etc/kafka/docker/run
