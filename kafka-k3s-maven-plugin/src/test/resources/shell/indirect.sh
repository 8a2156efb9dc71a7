#pod kafka-1
#env HOST_0=a
#env HOST_1=b
V=HOST_${HOSTNAME##*-}
export HOST=${!V}
export GUESS="x-${!UNSET_NAME}"
