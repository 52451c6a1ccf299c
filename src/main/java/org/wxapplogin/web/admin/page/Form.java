package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.wxapplogin.web.Input;

/** The form of a POST, which the filter that checks its mark and the servlet both read. */
public final class Form {
  private static final String READ = Form.class.getName();

  private Form() {}

  public static Input of(HttpServletRequest request) throws IOException {
    if (request.getAttribute(READ) instanceof Input read) {
      return read;
    }
    Input form = Input.ofBody(request);
    request.setAttribute(READ, form);
    return form;
  }
}
