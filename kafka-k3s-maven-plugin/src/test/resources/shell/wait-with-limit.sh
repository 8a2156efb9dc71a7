set -e
tries=0
until nc -z zookeeper 2181; do
  tries=$((tries + 1))
  if [ $tries -gt 30 ]; then echo "no zookeeper"; exit 1; fi
  sleep 1
done
export TRIES=$tries READY=yes
exec /etc/confluent/docker/run
