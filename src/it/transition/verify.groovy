def runs = new File(basedir, 'build.log').text.split(/Scanning for projects/).drop(1)
assert runs.size() == 6
[1, 3].each {
  assert runs[it] =~ /\[ERROR\] deploy\/kafka\/kafka-configmap\.yaml:\d+:\d+: error KK9502 cluster-id-change: /
  assert runs[it].contains('-Dkafka-k3s.accept=KK9502')
  assert !runs[it].contains('Generated')
}
assert runs[2].contains('deploy is up to date with kafka.yaml')
assert runs[4].contains('kafka-k3s.accept: "KK2595" is none of KK2119, KK9501, ')
assert runs[5].contains('Generated deploy from reborn.yaml: ')
assert new File(basedir, 'deploy/kafka/kafka-configmap.yaml').text.contains('u8Zc4kqNQ0mJb1T5yPwHdg')
