package org.wxapplogin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets requests pass the {@link Gate}, and has the connections of those closed that come late. */
public final class GateFilter extends HttpFilter {
  private final transient Gate gate;

  public GateFilter(Gate gate) {
    this.gate = gate;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    gate.beforeReply(response);
    gate.enter(request);
    chain.doFilter(request, response);
  }
}
