// Tells the build whether it has to resolve the class paths: not while each of them is newer than the poms here and
// every jar that it names is still in the local repository.
def sources = new File(basedir, '../../../src/lab')
def changed = 0L
sources.eachFileRecurse { changed = Math.max(changed, it.lastModified()) }
return sources.listFiles().any { module ->
  def classpath = new File(basedir, "../lab/${module.name}.classpath")
  module.directory && !(classpath.lastModified() > changed
      && classpath.text.trim().split(File.pathSeparator).every { new File(it).file })
}
