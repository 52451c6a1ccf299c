package org.wxapplogin.web.admin.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** An answer that keeps what is written to it, for a page that is changed before it is sent. */
final class CapturedPage extends HttpServletResponseWrapper {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintWriter writer =
      new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));

  CapturedPage(HttpServletResponse response) {
    super(response);
  }

  String text() {
    writer.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public PrintWriter getWriter() {
    return writer;
  }

  /** Nobody writes bytes: a page is text. */
  @Override
  public ServletOutputStream getOutputStream() {
    return new ServletOutputStream() {
      @Override
      public void write(int one) {
        bytes.write(one);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("no page is written asynchronously");
      }
    };
  }

  @Override
  public void flushBuffer() {
    writer.flush(); // the real answer is not begun before the page is whole
  }
}
