package org.wxapplogin.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/**
 * Reads the file of a form with files (multipart/form-data, RFC 7578), in memory. Containers read
 * such forms each in a way of its own: what they fail with differs, and they need a folder for
 * temporary files.
 */
public final class Multipart {
  /** For the boundaries, the headers of parts and other fields of the form. */
  private static final int MAX_FRAME_BYTES = 64 * 1024;

  /** What a refusal calls the file, whatever name the client sends it under. */
  private static final String FIELD = "file";

  /** No group is repeated: for each repetition Java takes some of the thread's stack. */
  private static final Pattern TYPE =
      Pattern.compile(
          "(?i)multipart/form-data\\s*;(?:.*?;)??\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))"
              + "(?:\\s*;.*)?");

  private static final Pattern FILE =
      Pattern.compile("(?im)^content-disposition\\s*:[^\r\n]*;\\s*filename\\*?=");

  private static final byte[] LINE_END = "\r\n".getBytes(ISO_8859_1);
  private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(ISO_8859_1);

  private final byte[] body;
  private final byte[] delimiter;

  private Multipart(byte[] body, byte[] delimiter) {
    this.body = body;
    this.delimiter = delimiter;
  }

  /**
   * The content of the first file in the request's body.
   *
   * @param max how many bytes it may have
   * @param tooLarge what to refuse more with
   * @throws AppException with {@code tooLarge}; or with {@link ErrorCode#BAD_ARGUMENT} if there is
   *     no file or the body is no such form, or not all of one
   */
  public static byte[] firstFile(HttpServletRequest request, int max, ErrorCode tooLarge)
      throws IOException {
    Matcher type = TYPE.matcher(String.valueOf(request.getContentType()));
    if (!type.matches()) {
      throw bad("is not in multipart/form-data with a boundary");
    }
    String boundary = type.group(1) == null ? type.group(2) : type.group(1);
    byte[] body =
        Input.bytesOfBody(
            request,
            max + MAX_FRAME_BYTES,
            why -> AppException.ofField(tooLarge, FIELD, "is in " + why));
    byte[] file = new Multipart(body, ("\r\n--" + boundary).getBytes(ISO_8859_1)).firstFile();
    if (file.length > max) {
      throw AppException.ofField(tooLarge, FIELD, "has " + file.length + " bytes");
    }
    return file;
  }

  private byte[] firstFile() {
    int part = afterFirstDelimiter();
    while (!startsWith(part, "--")) { // the last delimiter ends with it
      int content = find(BLANK_LINE, find(LINE_END, part)) + BLANK_LINE.length;
      int end = find(delimiter, content);
      if (FILE.matcher(new String(body, part, content - part, ISO_8859_1)).find()) {
        return Arrays.copyOfRange(body, content, end);
      }
      part = end + delimiter.length;
    }
    throw bad("is missing");
  }

  /** The first delimiter may stand at the very beginning, without the end of a line before it. */
  private int afterFirstDelimiter() {
    String first = new String(delimiter, ISO_8859_1).strip();
    return startsWith(0, first) ? first.length() : find(delimiter, 0) + delimiter.length;
  }

  private boolean startsWith(int at, String text) {
    int end = at + text.length();
    return end <= body.length
        && Arrays.equals(body, at, end, text.getBytes(ISO_8859_1), 0, text.length());
  }

  /** Where {@code wanted} is next. */
  private int find(byte[] wanted, int from) {
    for (int i = from; i <= body.length - wanted.length; i++) {
      if (Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw bad("is cut off");
  }

  private static AppException bad(String why) {
    return AppException.ofField(ErrorCode.BAD_ARGUMENT, FIELD, why);
  }
}
