def runs = new File(basedir, 'build.log').text.split(/Scanning for projects/).drop(1)
assert runs.size() == 3
def first = runs[0]
assert first.contains('[ERROR] deploy/kafka/kafka-service.yaml differs from what kafka.yaml gives')
assert first.contains('[ERROR] deploy/kafka/kafka-statefulset.yaml is missing')
assert first.contains('[ERROR] deploy/kafka/kafka-old-service.yaml is no longer generated')
assert first =~ /deploy is not what kafka\.yaml gives: \d+ missing, 1 edited, 1 stale, 1 gone/
assert first.contains('[ERROR] Remove or move deploy/gone')
assert first.contains('[ERROR] Run: mvn kafka-k3s:generate')
assert first =~ /(?m)^\[ERROR\] \+kind: Service|^\[ERROR\] \+spec:/
assert runs[1] =~ /Generated deploy from kafka\.yaml: \d+ written, 0 unchanged, 1 removed/
assert !new File(basedir, 'deploy/kafka/kafka-old-service.yaml').exists()
// Another directory may be a running cluster: generate leaves it.
assert new File(basedir, 'deploy/gone/kafka-service.yaml').isFile()
assert runs[2].contains('deploy is not what kafka.yaml gives: 1 gone')
assert !runs[2].contains('Run: mvn')
