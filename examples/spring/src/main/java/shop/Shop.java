package shop;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestClient;

/** A shop behind wxapplogin: who may come in, and how the login server is asked. */
@SpringBootApplication
public class Shop {
  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    return http.sessionManagement(session -> session.sessionCreationPolicy(STATELESS)) // no cookies
        .csrf(csrf -> csrf.disable())
        .authorizeHttpRequests(
            paths ->
                paths
                    .requestMatchers("/webhooks/**")
                    .permitAll() // what comes there is signed
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll() // else a login server that is away is 401 and signs everybody out
                    .anyRequest()
                    .authenticated())
        .oauth2ResourceServer(server -> server.opaqueToken(Customizer.withDefaults()))
        .build();
  }

  /** The header in which the mini program sends its token. */
  @Bean
  BearerTokenResolver tokens() {
    return request -> request.getHeader("X-OA-Token");
  }

  /** Asks the login server as a service. */
  @Bean
  RestClient login(Environment env) {
    return RestClient.builder()
        .baseUrl(env.getRequiredProperty("LOGIN_URL"))
        .defaultHeaders(
            headers ->
                headers.setBasicAuth(
                    env.getRequiredProperty("SERVICE_NAME"),
                    env.getRequiredProperty("SERVICE_SECRET")))
        .build();
  }

  public static void main(String[] args) {
    SpringApplication.run(Shop.class, args);
  }
}
