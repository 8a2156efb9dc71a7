package io.github.kafkak3s.bundle;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * A file system that does what another one does, but asks first whether an operation shall fail.
 * For faults that a test which runs as root cannot have otherwise: permission bits do not stop
 * root.
 */
final class FaultyFileSystem extends FileSystem {
  /** What an operation is, as far as a test tells them apart. */
  enum Operation {
    READ,
    LIST,
    CREATE_DIRECTORY,
    CREATE_FILE,
    MOVE,
    DELETE
  }

  /** Decides about an operation. */
  interface Fault {
    /** Throws what the operation shall throw, or returns and lets it happen. */
    void check(Operation operation, Path path) throws IOException;
  }

  private final FileSystem real;
  private final Fault fault;
  private final Provider provider = new Provider();

  private FaultyFileSystem(FileSystem real, Fault fault) {
    this.real = real;
    this.fault = fault;
  }

  /** Returns the same path in a file system with faults; the fault sees the real path. */
  static Path over(Path path, Fault fault) {
    return new FaultyFileSystem(path.getFileSystem(), fault).wrap(path);
  }

  private Path wrap(Path path) {
    return (Path) Proxy.newProxyInstance(
        Wrapped.class.getClassLoader(),
        new Class<?>[] {Path.class, Wrapped.class},
        (proxy, method, args) -> {
          switch (method.getName()) {
            case "unwrapped":
              return path;
            case "getFileSystem":
              return this;
            case "hashCode":
              return path.hashCode();
            case "equals":
              return path.equals(unwrap(args[0]));
            default:
              break;
          }
          Object[] unwrapped = args == null ? new Object[0] : args.clone();
          for (int i = 0; i < unwrapped.length; i++) {
            unwrapped[i] = unwrap(unwrapped[i]);
          }
          try {
            Object result = method.invoke(path, unwrapped);
            return result instanceof Path other ? wrap(other) : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static Object unwrap(Object object) {
    return object instanceof Wrapped wrapped ? wrapped.unwrapped() : object;
  }

  private static Path unwrap(Path path) {
    return (Path) unwrap((Object) path);
  }

  /** A path of this file system. */
  interface Wrapped {
    Path unwrapped();
  }

  private final class Provider extends FileSystemProvider {
    private FileSystemProvider real() {
      return real.provider();
    }

    private Path checked(Operation operation, Path path) throws IOException {
      fault.check(operation, unwrap(path));
      return unwrap(path);
    }

    private Path opened(Path path, Set<? extends OpenOption> options) throws IOException {
      boolean writes = options.contains(StandardOpenOption.WRITE);
      return checked(writes ? Operation.CREATE_FILE : Operation.READ, path);
    }

    @Override
    public String getScheme() {
      return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel newFileChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      return real().newFileChannel(opened(path, options), options, attributes);
    }

    @Override
    public SeekableByteChannel newByteChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      return real().newByteChannel(opened(path, options), options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
        Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
      DirectoryStream<Path> entries =
          real().newDirectoryStream(checked(Operation.LIST, directory), filter);
      return new DirectoryStream<>() {
        @Override
        public Iterator<Path> iterator() {
          Iterator<Path> iterator = entries.iterator();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return iterator.hasNext();
            }

            @Override
            public Path next() {
              return wrap(iterator.next());
            }
          };
        }

        @Override
        public void close() throws IOException {
          entries.close();
        }
      };
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
      real().createDirectory(checked(Operation.CREATE_DIRECTORY, directory), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
      real().delete(checked(Operation.DELETE, path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
      real().copy(unwrap(source), unwrap(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
      checked(Operation.MOVE, target);
      real().move(unwrap(source), unwrap(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
      return real().isSameFile(unwrap(path), unwrap(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
      return real().isHidden(unwrap(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
      return real().getFileStore(unwrap(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
      real().checkAccess(unwrap(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
        Path path, Class<V> type, LinkOption... options) {
      return real().getFileAttributeView(unwrap(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
        Path path, Class<A> type, LinkOption... options) throws IOException {
      return real().readAttributes(unwrap(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
        throws IOException {
      return real().readAttributes(unwrap(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
        throws IOException {
      real().setAttribute(unwrap(path), attribute, value, options);
    }
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() throws IOException {
    real.close();
  }

  @Override
  public boolean isOpen() {
    return real.isOpen();
  }

  @Override
  public boolean isReadOnly() {
    return real.isReadOnly();
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return real.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrap(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    throw new UnsupportedOperationException();
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return real.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() throws IOException {
    return real.newWatchService();
  }
}
