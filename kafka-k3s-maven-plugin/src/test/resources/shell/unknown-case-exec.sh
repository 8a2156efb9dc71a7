#sh
#unknown ROLE
case $ROLE in
  broker) exec kafka-server-start.sh /etc/broker.properties ;;
  controller) exec kafka-server-start.sh /etc/controller.properties ;;
esac
echo "unknown role" && exit 1
