#pod kafka-2
ordinal() {
  local name=${1:-$HOSTNAME}
  echo "${name##*-}"
}
function listener {
  local host=$1 port=$2
  printf '%s://%s:%d' "$3" "$host" "$port"
}
name=outer
export KAFKA_NODE_ID=$(ordinal)
export KAFKA_ADVERTISED_LISTENERS=$(listener "$HOSTNAME.kafka" 9092 PLAINTEXT),$(listener example.org $((31000 + $(ordinal))) EXTERNAL)
export NAME=$name
main() { set -- "$@" last; ARGS="$#:$*"; return 4; }
main a "b c" || STATUS=$?
export ARGS STATUS
