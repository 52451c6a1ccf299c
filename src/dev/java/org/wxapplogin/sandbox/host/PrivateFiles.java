package org.wxapplogin.sandbox.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files that only their owner may read. */
public final class PrivateFiles {
  private static final FileAttribute<?>[] OWNER_ONLY =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
          }
          : new FileAttribute<?>[0];

  private PrivateFiles() {}

  /** Replaces the whole file at once: after a crash it is either the old one or the new one. */
  public static void write(Path file, String text) throws IOException {
    Path fresh =
        Files.createTempFile(file.getParent(), file.getFileName().toString(), "", OWNER_ONLY);
    Files.writeString(fresh, text, UTF_8);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
