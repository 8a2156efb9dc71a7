#sh
export VOTERS=$(for i in $(seq 0 2); do echo "$i@kafka-$i.kafka:9093"; done | paste -sd, -)
export LAST=$(seq -s, 1 3)
