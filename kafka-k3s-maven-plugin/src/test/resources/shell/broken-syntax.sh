#sh
export A=1
if [ "$A" = 1 ]; then
  export B=2
exec /etc/kafka/docker/run
