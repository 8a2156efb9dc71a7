#sh
#unknown TLS
{
  echo node.id=1
  if [ "$TLS" = true ]; then
    echo listeners=SSL://:9093
  else
    echo listeners=PLAINTEXT://:9092
  fi
  if [ "$TLS" = true ]; then
    echo ssl.client.auth=required
  fi
  echo log.dirs=/data
} > /tmp/server.properties
exec kafka-server-start.sh /tmp/server.properties
