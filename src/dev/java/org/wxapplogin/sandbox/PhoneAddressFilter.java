package org.wxapplogin.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Gives each phone page an address of its own, as phones have: all of them ask from this machine.
 * The page names it in a header, which nobody reads outside the sandbox.
 */
final class PhoneAddressFilter extends HttpFilter {
  static final String HEADER = "X-Phone-Address";

  private static final long serialVersionUID = 1;
  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String address = request.getHeader(HEADER);
    if (address == null || !ADDRESS.matcher(address).matches()) {
      chain.doFilter(request, response);
      return;
    }
    HttpServletRequest fromPhone =
        new HttpServletRequestWrapper(request) {
          @Override
          public String getRemoteAddr() {
            return address;
          }
        };
    chain.doFilter(fromPhone, response);
  }
}
