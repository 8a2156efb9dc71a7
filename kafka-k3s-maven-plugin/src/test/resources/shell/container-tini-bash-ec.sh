#command tini -- bash -ec
#env A=1
[ "$A" = 2 ]
exec /etc/confluent/docker/run
