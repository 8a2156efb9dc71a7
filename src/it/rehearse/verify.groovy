def runs = new File(basedir, 'build.log').text.split(/Scanning for projects/).drop(1)
assert runs.size() == 2
assert runs[0].contains('Rehearsing kafka/kafka of deploy/kafka on Kafka 4.3.1')
assert runs[0] =~ /rehearsal of kafka\/kafka on Kafka 4\.3\.1 .*: HOLDS/
def report = new File(basedir, 'target/kafka-k3s/rehearsal')
def data = new groovy.json.JsonSlurper().parse(new File(report, 'rehearsal.json'))
assert new File(report, 'rehearsal.html').text.contains('kafka-0')
assert data.toString().contains('kafka-0')
assert runs[1].contains('error KK3014')
assert runs[1].contains('Nothing was started. To rehearse it all the same: -Dkafka-k3s.failOn=never')
assert !new File(basedir, 'target/refused').exists()
true
