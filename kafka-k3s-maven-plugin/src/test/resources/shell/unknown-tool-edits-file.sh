echo a=1 > /tmp/a.properties
echo b=1 > /tmp/b.properties
perl -pi -e 's/1/2/' /tmp/a.properties
exec kafka-server-start.sh /tmp/a.properties
