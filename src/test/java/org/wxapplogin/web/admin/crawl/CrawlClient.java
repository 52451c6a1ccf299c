package org.wxapplogin.web.admin.crawl;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.wxapplogin.web.admin.AdminClient;

/** Gets pages and sends forms as one admin, and follows where the server leads. */
record CrawlClient(AdminClient client) {
  private static final int MOST_REDIRECTS = 3;

  CrawledPage get(String address) {
    return follow(address, client.get(address));
  }

  CrawledPage post(String address, List<String> fields) {
    return follow(address, client.post(address, fields.toArray(new String[0])));
  }

  private CrawledPage follow(String asked, HttpResponse<String> reply) {
    String address = asked;
    HttpResponse<String> last = reply;
    for (int i = 0; i < MOST_REDIRECTS && last.statusCode() / 100 == 3; i++) {
      address = AdminClient.location(last);
      last = client.get(address);
    }
    String type = last.headers().firstValue("Content-Type").orElse("");
    return new CrawledPage(address, last.statusCode(), type, Jsoup.parse(last.body()));
  }
}
