#pod kafka-1
#file /map/hosts
#|# name port
#|kafka-0 32000
#|kafka-1 32001
while read -r name port; do
  case $name in \#*) continue ;; esac
  if [ "$name" = "$HOSTNAME" ]; then PORT=$port; break; fi
done < /map/hosts
export PORT
export LINES_SEEN=$(grep -c kafka /map/hosts) FIRST=$(head -n 2 /map/hosts | tail -1 | cut -d' ' -f2)
