#sh
/etc/confluent/docker/run &
PID=$!
trap "kill -TERM $PID" TERM INT
cub kafka-ready -b localhost:9092 1 60
kafka-topics --bootstrap-server localhost:9092 --create --if-not-exists --topic a --partitions 3
wait $PID
