set -euo pipefail
if [[ ! -f /data/meta.properties ]]; then
  kafka-storage.sh format -t x -c /etc/s.properties | tee /tmp/log
else
  echo formatted already; 
fi
test -d /data/kraft || kafka-storage.sh format -t y -c /etc/s.properties
exec kafka-server-start.sh /etc/s.properties
