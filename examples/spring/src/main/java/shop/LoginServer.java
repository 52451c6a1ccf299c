package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** How the login server is asked for users. */
@Configuration
class LoginServer {
  /** Asks it as a service. */
  @Bean
  RestClient login(Environment env) {
    return RestClient.builder()
        .requestFactory(new SimpleClientHttpRequestFactory())
        .baseUrl(env.getRequiredProperty("LOGIN_URL"))
        .defaultHeaders(
            headers ->
                headers.setBasicAuth(
                    env.getRequiredProperty("SERVICE_NAME"),
                    env.getRequiredProperty("SERVICE_SECRET")))
        .build();
  }
}
