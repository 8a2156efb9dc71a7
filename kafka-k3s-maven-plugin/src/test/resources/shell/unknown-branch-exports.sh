#sh
#unknown ZONE
if [ "$ZONE" = eu ]; then
  export REGION=europe-1 COMMON=same
else
  export REGION=europe-2 COMMON=same ONLY=here
fi
exec /etc/kafka/docker/run
