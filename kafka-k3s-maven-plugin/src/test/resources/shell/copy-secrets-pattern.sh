#command sh -c
cp -r /etc/kafka/secrets/* /etc/kafka/secrets-data/
