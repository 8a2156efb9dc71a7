#env LISTENER=internal
#env ADDRESS=kafka-0.example.org:9092
export UP=${LISTENER^^} CAP=${LISTENER^} HOST=${ADDRESS%%:*} PORT=${ADDRESS##*:} SHORT=${ADDRESS%%.*}
export DASHED=${ADDRESS//./-} FIRST=${ADDRESS/kafka/k} MIDDLE=${ADDRESS:6:1} TAIL=${ADDRESS: -4} LENGTH=${#ADDRESS}
export DEFAULT=${NOPE:-"a b"} ALT=${LISTENER:+yes} NONE=${NOPE+x} LOWER=$(echo "$UP" | tr '[:upper:]' '[:lower:]')
