def log = new File(basedir, 'build.log').text
assert log.contains('kafka.yaml: error KK9018 stale-output: deploy is not what kafka.yaml compiles to: 10 files differ')
assert log.contains('help: run mvn kafka-k3s:generate')
assert log =~ /kafka\.yaml: 0 errors, .* in 9 files/
['lint.sarif', 'lint.json', 'lint-junit.xml', 'lint-checkstyle.xml', 'gl-code-quality-report.json'].each {
  assert new File(basedir, "target/kafka-k3s/$it").text
  assert new File(basedir, "target/foreign/$it").text.contains('KK9001')
}
assert log.contains('manifests/kafka.yaml:14:16: error KK9001 mutable-image: ')
assert log =~ /(?m)^::error file=manifests\/kafka\.yaml,line=14,col=16,title=KK9001 mutable-image::/
assert new File(basedir, 'baseline.txt').text.contains('KK9001 apps StatefulSet kafka ')
assert log =~ /manifests: 0 errors, .* in the baseline/
assert log.contains('## When to suppress')
assert log.contains('Mended KK7004 short-grace: the pods of StatefulSet kafka get 9 s to stop')
assert new File(basedir, 'mend.yaml').text.contains('terminationGracePeriodSeconds: 120} # soon')
assert log.contains('+++ mend.yaml (mended)')
assert log.contains('  7 |     kafka: {replics: 3, storage: {size: 10Gi}}')
['lint.sarif', 'lint.json', 'lint-junit.xml', 'lint-checkstyle.xml', 'gl-code-quality-report.json'].each {
  assert new File(basedir, "target/broken/$it").text.contains('KK0002')
}
true
