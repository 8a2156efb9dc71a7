#pod kafka-5
case ${HOSTNAME##*-} in
  0) export P=1;;
  1) export P=2;;
  *) echo "no such broker"; exit 1;;
esac
exec /etc/confluent/docker/run
