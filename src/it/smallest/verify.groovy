def log = new File(basedir, 'build.log').text
def deploy = new File(basedir, 'deploy')
def files = deploy.listFiles().collect { it.name }.sort()
assert files == ['images.txt', 'kafka']
def bundle = new File(deploy, 'kafka').listFiles().collect { it.name }.sort()
assert bundle.contains('kustomization.yaml') && bundle.contains('kafka-statefulset.yaml')
int count = bundle.size() + 1
assert log.contains("Generated deploy from kafka.yaml: ${count} written, 0 unchanged, 0 removed")
assert log.contains("Generated deploy from kafka.yaml: 0 written, ${count} unchanged, 0 removed")
assert log.contains('deploy is up to date with kafka.yaml')
// Not of Maven itself, about repositories.
assert log.readLines().findAll { it.contains('[WARNING]') && !it.contains('Could not transfer') } == []
