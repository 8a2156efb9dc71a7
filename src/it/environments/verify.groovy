def log = new File(basedir, 'build.log').text
assert log.contains('error KK0010 unknown-environment: ')
assert log.contains('did you mean "prod"?')
assert new File(basedir, 'deploy').listFiles().collect { it.name }.sort() == ['dev', 'images.txt', 'prod']
assert new File(basedir, 'deploy/prod/orders-statefulset.yaml').text.contains('namespace: orders-prod')
assert new File(basedir, 'deploy/dev/orders-statefulset.yaml').text.contains('replicas: 1')
