def log = new File(basedir, 'build.log').text
def starter = new File(basedir, 'kafka.yaml').text
assert log.contains('Wrote kafka.yaml and kafka-k3s.schema.json')
assert starter.startsWith('# yaml-language-server: $schema=kafka-k3s.schema.json\n')
assert starter =~ /(?m)^  clusterId: [A-Za-z0-9_][A-Za-z0-9_-]{21}$/
// The directory is called init, which can name a cluster.
assert starter.contains('name: init ')
assert new groovy.json.JsonSlurper().parse(new File(basedir, 'kafka-k3s.schema.json'))['$schema'] != null
assert new File(basedir, 'project/deploy/init/init-statefulset.yaml').isFile()
assert log =~ /Run: mvn io\.github\.kafkak3s:kafka-k3s-maven-plugin:[^:]+:generate -Dkafka-k3s\.file=\.\.\/kafka\.yaml -Dkafka-k3s\.outputDirectory=other/
assert log.contains('kafka.yaml exists; init overwrites nothing')
