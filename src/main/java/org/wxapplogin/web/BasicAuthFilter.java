package org.wxapplogin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.service.backend.ServiceAccounts;

/**
 * Lets only known services pass, by HTTP Basic, and each only to the paths that its scopes cover. A
 * path that needs no scope is open to no service, so that a new one cannot be forgotten.
 */
public final class BasicAuthFilter extends HttpFilter {
  private static final String SERVICE = BasicAuthFilter.class.getName() + ".service";

  private final transient ServiceAccounts services;
  private final transient Map<String, ServiceScope> scopes;
  private final boolean challenges;

  private BasicAuthFilter(
      ServiceAccounts services, Map<String, ServiceScope> scopes, boolean challenges) {
    this.services = services;
    this.scopes = Map.copyOf(scopes);
    this.challenges = challenges;
  }

  /**
   * For paths whose answer the service reads itself: who is not known is challenged, with 401.
   *
   * @param scopes what each path needs, by its pattern; where one method needs another scope, the
   *     method stands before the pattern: {@code POST /service/users/*}
   */
  public static BasicAuthFilter forServices(
      ServiceAccounts services, Map<String, ServiceScope> scopes) {
    return new BasicAuthFilter(services, scopes, true);
  }

  /**
   * For paths whose answer a gateway may pass on to a phone: who is not known is refused with 403,
   * because 401 means there that the user is not signed in.
   */
  public static BasicAuthFilter forGateways(
      ServiceAccounts services, Map<String, ServiceScope> scopes) {
    return new BasicAuthFilter(services, scopes, false);
  }

  /** The service of a request that has passed this filter. */
  public static Service service(HttpServletRequest request) {
    return (Service) request.getAttribute(SERVICE);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (service(request) == null) { // else a suspended request that comes back
      Service service = signIn(request).orElseThrow(() -> unknown(response));
      requireScope(service, request);
      request.setAttribute(SERVICE, service);
    }
    chain.doFilter(request, response);
  }

  /** Who has not sent a secret yet has not sent a wrong one: many clients wait for a challenge. */
  private Optional<Service> signIn(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null) {
      return Optional.empty();
    }
    BasicCredentials sent = BasicCredentials.of(header);
    return services.find(sent.name(), sent.secret(), sent.decoded(), RemoteAddress.of(request));
  }

  private AppException unknown(HttpServletResponse response) {
    if (challenges) {
      response.setHeader(
          "WWW-Authenticate", "Basic realm=\"wxapplogin services\", charset=\"UTF-8\"");
    }
    return new AppException(
        challenges ? ErrorCode.SERVICE_UNKNOWN : ErrorCode.SERVICE_NOT_ALLOWED,
        "unknown service or wrong secret");
  }

  /** By the pattern that the container found for the path, not by the path as it was spelt. */
  private void requireScope(Service service, HttpServletRequest request) {
    String pattern = request.getHttpServletMapping().getPattern();
    ServiceScope needed =
        scopes.getOrDefault(request.getMethod() + " " + pattern, scopes.get(pattern));
    if (needed == null) {
      throw new AppException(ErrorCode.NOT_SUPPORTED, "nothing for services here");
    }
    service.require(needed);
  }
}
