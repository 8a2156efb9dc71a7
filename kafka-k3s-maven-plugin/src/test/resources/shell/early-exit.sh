#sh
if [ -f /data/meta.properties ]; then
  echo "formatted"; exit 0
fi
kafka-storage format -t x -c /etc/s.properties
echo done > /data/.done
