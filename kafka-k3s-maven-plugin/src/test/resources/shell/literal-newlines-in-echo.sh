#pod kafka-1
echo "process.roles=broker
node.id=${HOSTNAME##*-}
listeners=PLAINTEXT://:9092" > /tmp/server.properties
printf "a=%s\nb=%s\n" 1 2 >> /tmp/server.properties
printf '%s\n' "c=3" \
  "d=4" >> /tmp/server.properties
