// Maven is killed at random moments while it starts brokers; what it has started must be gone, and another run go on.
// -Dkafka-k3s.kills=10 tries it more often than the default build does.
import java.util.concurrent.TimeUnit

def isLinux = System.getProperty('os.name') == 'Linux'
def kills = Integer.parseInt(System.getProperty('kafka-k3s.kills', '1'))
def mvn = new File(System.getProperty('maven.home'), 'bin/mvn').path

def maven = { File directory, String... goals ->
  def command = [mvn, '-B', '-o', '-s', new File(basedir, '../interpolated-settings.xml').path,
      "-Dmaven.repo.local=${localRepositoryPath}".toString()]
  new ProcessBuilder((command + goals.toList()) as List<String>).directory(directory).redirectErrorStream(true)
      .redirectOutput(new File(directory, "maven-${System.nanoTime()}.log")).start()
}
def children = { File directory ->
  def mark = new File(directory, 'target/kafka-k3s').path
  ProcessHandle.allProcesses().filter { it.info().commandLine().orElse('').contains(mark) }.toList()
}
def await = { int seconds, String what, Closure<Boolean> condition ->
  def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds)
  while (!condition()) {
    assert System.nanoTime() < end, what
    Thread.sleep(100)
  }
}
def servers = { File directory ->
  def file = new File(directory, 'target/kafka-k3s/run/pods.properties')
  if (!file.file) {
    return []
  }
  def client = new Properties()
  new File(directory, 'target/kafka-k3s/run/client.properties').withInputStream { client.load(it) }
  client.getProperty('bootstrap.servers').split(',').toList()
}
def isOpen = { String address ->
  def (host, port) = address.split(':')
  try {
    new Socket(host, port as int).close()
    true
  } catch (IOException e) {
    false
  }
}

def other = new File(basedir, 'other')
new File(other, 'pom.xml').text = new File(basedir, 'pom.xml').text
def otherMaven = maven(other, 'kafka-k3s:run')
try {
  await(180, 'the other run does not serve') { servers(other).any(isOpen) }
  def random = new Random()
  def goals = isLinux ? ['kafka-k3s:run', 'kafka-k3s:rehearse'] : ['kafka-k3s:run']
  def caught = 0
  for (int i = 0; i < kills || caught == 0; i++) {
    def goal = goals[i % goals.size()]
    def killed = maven(basedir, goal, '-Dkafka-k3s.rehearse.drill=form,roll')
    // Early moments meet Maven's own start; from the first child on it is this plugin's.
    await(180, "$goal starts nothing") { !killed.alive || !children(basedir).empty }
    def moment = random.nextInt(6000)
    def isOver = killed.waitFor(moment, TimeUnit.MILLISECONDS)
    def running = children(basedir)
    println "$goal killed $moment ms after its first child, with ${running.size()} of them" + (isOver ? ', already over' : '')
    caught += isOver || running.empty ? 0 : 1
    def ports = servers(basedir)
    // bin/mvn has become Maven's JVM by exec.
    killed.destroyForcibly().waitFor()
    await(60, "left behind by $goal: ${running*.pid()}") { children(basedir).empty }
    // A process that ends loses its command line before its sockets.
    await(60, "still open: $ports") { !ports.any(isOpen) }
    assert i < kills + 20
  }
  // What is left on the disk does not disturb the next run.
  def next = maven(basedir, 'kafka-k3s:start', 'kafka-k3s:stop')
  assert next.waitFor(300, TimeUnit.SECONDS) && next.exitValue() == 0
  assert children(basedir).empty
  // Nor have kills and clean-up touched somebody else's brokers.
  assert otherMaven.alive && servers(other).every(isOpen)
} finally {
  otherMaven.destroy()
  otherMaven.waitFor(60, TimeUnit.SECONDS)
}
await(60, 'left behind by an orderly end') { children(other).empty }
true
