def runs = new File(basedir, 'build.log').text.split(/Scanning for projects/).drop(1)
assert runs.size() == 4
// Each module had its own cluster, with its own id and options, folded to one broker.
def orders = (runs[0] =~ /orders got (127\.0\.0\.1:\d+) of cluster q3mBf0RzTkSVh7nXw2LdYA with 1 broker and 3 partitions/)
def billing = (runs[0] =~ /billing got (127\.0\.0\.1:\d+) of cluster Zk8vD2wQR1mJc5bYt0XuEg with 1 broker and 5 partitions/)
assert orders.find() && billing.find()
assert orders.group(1) != billing.group(1)
assert runs[0].contains('in place of 6 nodes, replication capped at 1')
assert runs[0].count('Stopped the brokers') == 2
// Numbers of processes that others may have by now are not kept.
['orders', 'billing'].each {
  assert new File(basedir, "$it/target/kafka-k3s/local/client.properties").exists()
  assert !new File(basedir, "$it/target/kafka-k3s/local/pods.properties").exists()
}
// A port that nobody listens on any more.
[orders.group(1), billing.group(1)].each {
  def (host, port) = it.split(':')
  try {
    new Socket(host, port as int).close()
    assert false: "$it is still open"
  } catch (ConnectException e) {
    // As it must be.
  }
}
assert runs[1].contains('The brokers of orders are stopped: the module has failed')
assert runs[2].contains('The brokers of billing are stopped: the build ends without kafka-k3s:stop')
assert runs[3].contains('No brokers run in this module')
assert runs[3].contains('Skipping start: tests are skipped')
true
