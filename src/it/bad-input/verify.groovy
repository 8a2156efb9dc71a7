def log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] kafka.yaml:8:7: error KK0002 unknown-field: ')
assert log.contains('did you mean "replicas"?')
assert log.contains('[ERROR] kafka.yaml:9:23: error KK0003 wrong-type: ')
assert log.count('kafka.yaml: 2 errors') >= 2 || log.count('kafka.yaml: 3 errors') >= 2
assert log.contains('Skipping generate: kafka-k3s.skip is set')
assert log.contains('Skipping generate: kafka-k3s.generate.skip is set')
assert !log.contains('Exception in')
assert !new File(basedir, 'deploy').exists()
