#sh
#file /config/server.properties
#|a=1
if [ -f /config/server.properties ] && [ -s /config/server.properties ]; then export FOUND=yes; else export FOUND=no; fi
touch /tmp/x; rm /tmp/x
[ -e /tmp/x ] || export GONE=yes
if [ -f /elsewhere ]; then export ELSEWHERE=yes; fi
grep -q '^a=' /config/server.properties && export HAS_A=yes
