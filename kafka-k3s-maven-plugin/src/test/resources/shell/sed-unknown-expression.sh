#unknown CLIENT_PASSWORDS
#file /config/server.properties
#|node.id=1
#|listener.name.client.plain.sasl.jaas.config=Login required user_a="password-placeholder-0";
#|default.replication.factor=3
#|ssl.keystore.password=abc
#command /bin/bash -ec
cp /config/server.properties /tmp/server.properties
IFS=, read -r -a passwords <<< "$CLIENT_PASSWORDS"
for ((i = 0; i < ${#passwords[@]}; i++)); do
  sed -i "s/password-placeholder-${i}\"/${passwords[i]}\"/g" /tmp/server.properties
done
exec kafka-server-start.sh /tmp/server.properties
