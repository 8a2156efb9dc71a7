#sh
set -u
export BEFORE=1
echo "$NOT_SET"
export AFTER=1
exec /etc/kafka/docker/run
