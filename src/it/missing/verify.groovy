def log = ['', 'moved/', 'lib/'].collect { new File(basedir, it + 'build.log') }
    .findAll { it.isFile() }.collect { it.text }.join('\n')
assert log.contains('kafka.yaml: error KK0013 unreadable-input: there is no such file in any module')
assert log.contains('help: run mvn kafka-k3s:init to write a starter file')
assert log.contains('there is no such file, but deploy holds manifests generated from it')
assert log.contains('No kafka.yaml in .: nothing to check')
assert log.contains('[ERROR] absent.yaml: error KK0013 unreadable-input: ')
