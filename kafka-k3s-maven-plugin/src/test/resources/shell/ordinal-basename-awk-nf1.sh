#pod a-b-7
export X=$(hostname -f | awk -F'[.-]' '{print $3}')
export Y=$(hostname | awk -F- '{print $(NF-1)"."$NF}')
export Z=$(awk -v n="${HOSTNAME##*-}" 'BEGIN { print n * 2 }')
export W=$(basename "/opt/kafka/kafka.sh" .sh) V=$(dirname /opt/kafka/bin/x)
