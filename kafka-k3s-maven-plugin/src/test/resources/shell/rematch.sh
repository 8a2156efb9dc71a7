#pod kafka-1
set -ex
[[ `hostname` =~ -([0-9]+)$ ]] || exit 1
ordinal=${BASH_REMATCH[1]}
echo node.id=$((100 + $ordinal)) > /etc/kafka/node.properties
if [[ $ordinal -eq 0 ]]; then
  cp /mnt/config-map/primary.properties /etc/kafka/conf.d/
else
  cp /mnt/config-map/replica.properties /etc/kafka/conf.d/
fi
