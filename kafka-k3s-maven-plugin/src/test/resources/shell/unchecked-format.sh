#sh
#env CLUSTER_ID=abc
kafka-storage.sh format -t $CLUSTER_ID -c /etc/s.properties
chmod 700 /data | true
cp /a /b || true
if ! mkdir /c; then exit 1; fi
kafka-storage.sh info -c /etc/s.properties
if [ $? -ne 0 ]; then exit 1; fi
exec kafka-server-start.sh /etc/s.properties
