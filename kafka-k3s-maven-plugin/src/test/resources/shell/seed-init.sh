#command sh -c
#file /etc/kafka/secrets/ssl.key
#|x
cp -r /etc/kafka/secrets/* /etc/kafka/secrets-data/
