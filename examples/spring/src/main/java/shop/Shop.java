package shop;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;

/** A shop behind wxapplogin: who may come in. */
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

  public static void main(String[] args) {
    // milliseconds, for Spring Security too: else a login server that hangs hangs the shop
    System.setProperty("sun.net.client.defaultConnectTimeout", "2000");
    System.setProperty("sun.net.client.defaultReadTimeout", "5000");
    SpringApplication.run(Shop.class, args);
  }
}
