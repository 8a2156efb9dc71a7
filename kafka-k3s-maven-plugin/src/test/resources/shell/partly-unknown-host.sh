#unknown NODE_NAME
#unknown POD_IP
H="${NODE_NAME}.example.org"
export FULL="EXTERNAL://$H:9094,INTERNAL://$HOSTNAME:9092"
export DOMAIN=${FULL##*:} HEAD=${FULL%%://*} IP="ip-${POD_IP//./-}"
[[ $FULL == EXTERNAL://* ]] && export STARTS=yes
[[ $H == *.example.org ]] || export NEVER=1
[[ $H == eu-* ]] && export PERHAPS=1
