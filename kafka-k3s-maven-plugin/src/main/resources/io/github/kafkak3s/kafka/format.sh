#!/bin/sh
# Formats this node's empty disk. Once the cluster has formed (bootstrap=false) an empty controller disk
# is not formatted: two empty voters of three would elect each other and erase the cluster.
set -eu
config=@config@/$POD_NAME.properties
policy=@config@/@policy@
metadata=@metadata@
if [ ! -f "$metadata/meta.properties" ] && ! grep -qx 'bootstrap=true' "$policy" &&
  grep -q '^process.roles=.*controller' "$config" && ! grep -qx "reformat=$POD_NAME" "$policy"; then
  echo "$POD_NAME has an empty metadata disk, and the cluster has already formed." \
    "If the other voters are healthy, add $POD_NAME to spec.reformat in kafka.yaml, commit, and remove it afterwards." |
    tee /dev/termination-log
  exit 1
fi
exec @storage-tool@ format --ignore-formatted \
  --cluster-id=@cluster-id@@more@ --config "$config"
