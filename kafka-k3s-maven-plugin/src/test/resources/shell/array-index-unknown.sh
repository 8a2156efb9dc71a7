#unknown INDEX
PORTS=(31090 31091 31092)
export P=${PORTS[$INDEX]}
export L=PLAINTEXT://host:${PORTS[0]}
