def log = new File(basedir, 'build.log').text
assert log.contains('No kafka.yaml in .: nothing to generate')
assert log.contains('No kafka.yaml in lib: nothing to generate')
assert log.contains('No kafka.yaml in lib: nothing to check')
['orders', 'billing'].each {
  assert log.contains("Generated ${it}/deploy from ${it}/kafka.yaml: ")
  assert log.contains("${it}/deploy is up to date with ${it}/kafka.yaml")
  assert new File(basedir, "${it}/deploy/${it}/kustomization.yaml").isFile()
}
assert !new File(basedir, 'deploy').exists()
assert !new File(basedir, 'lib/deploy').exists()
assert log.contains('mvn -f orders kafka-k3s:generate -Dkafka-k3s.outputDirectory=elsewhere')
assert !log.contains('not marked as thread-safe') && !log.contains('@threadSafe')
