#unknown WHAT
#file /config/server.properties
#|node.id=1
#|default.replication.factor=3
#command /bin/bash -ec
sed "s/$WHAT/3/" /config/server.properties > /tmp/one
sed "s/no$WHAT/3/" /config/server.properties > /tmp/two
sed -n "s/node.$WHAT/3/p" /config/server.properties > /tmp/three
sed "s/^node$WHAT/3/" /config/server.properties > /tmp/four
