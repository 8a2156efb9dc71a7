#sh
#pod kafka-7d9f-?
#env NAME=kafka
export KAFKA_NODE_ID=${HOSTNAME##*-} KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://$NAME:9092
export APP=${HOSTNAME%%-*} HOST=$(hostname -f) RACK=$(hostname | cut -d- -f1,2)
case $HOSTNAME in
  zookeeper-*) export WRONG=yes ;;
  kafka-*) export KIND=kafka ;;
esac
