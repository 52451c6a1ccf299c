package org.wxapplogin.web.admin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleTest;

/** Addresses that are no API and no page, which the container answers by itself. */
class AddressTest extends ConsoleTest {
  private final AdminClient client = new AdminClient(SITE.server());

  @Test
  void theAddressOfTheApplicationLeadsToTheConsole() {
    HttpResponse<String> reply = client.get("/");

    assertEquals(302, reply.statusCode());
    assertEquals("/wxapplogin/admin/", reply.headers().firstValue("Location").orElse(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/index.html",
        "/WEB-INF/web.xml",
        "/WEB-INF/jsp/error.jsp",
        "/META-INF/MANIFEST.MF",
        "/static/",
        "/static/nothing.css",
        "/webjars/",
        "/webjars/bootstrap/5.3.8/"
      })
  void whatIsNothingSaysSoAndNothingOfTheContainer(String path) {
    HttpResponse<String> reply = client.get(path);

    assertEquals(404, reply.statusCode());
    assertTrue(reply.body().contains("There is nothing at this address."), reply.body());
    assertTrue(reply.body().contains("页面不存在"), reply.body());
    assertFalse(reply.body().contains("Tomcat"), reply.body());
  }
}
