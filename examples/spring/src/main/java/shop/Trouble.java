package shop;

import static jakarta.servlet.http.HttpServletResponse.SC_SERVICE_UNAVAILABLE;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 503 when the login server cannot be asked; to 401, phones throw their tokens away. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Trouble extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (AuthenticationServiceException e) { // while Spring Security asked about the token
      response.sendError(SC_SERVICE_UNAVAILABLE);
    } catch (ServletException e) {
      if (!(e.getCause() instanceof RestClientException)) { // while the controller asked
        throw e;
      }
      response.sendError(SC_SERVICE_UNAVAILABLE);
    }
  }
}
