#sh
echo a=1 > /tmp/f
while true; do sleep 3600; done
exec kafka-server-start.sh /tmp/f
