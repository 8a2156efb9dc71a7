#sh
#unknown EXTRA
#env A=1
eval "B=2"
export B
eval "$EXTRA"
export C=3
exec /etc/kafka/docker/run
