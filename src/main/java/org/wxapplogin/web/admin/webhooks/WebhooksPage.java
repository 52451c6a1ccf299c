package org.wxapplogin.web.admin.webhooks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wxapplogin.service.webhook.WebhookDesk;
import org.wxapplogin.web.admin.page.EmptyList;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything webhooks.jsp shows, already as text.
 *
 * @param zone the sentence that names the zone of the times
 */
public record WebhooksPage(
    String zone, List<ReceiverPanel> receivers, EmptyList emptyList, Optional<Notice> notice) {

  static WebhooksPage of(List<WebhookDesk.View> views, Optional<Notice> notice, Texts texts) {
    return new WebhooksPage(
        texts.zoneNote(
            views.stream()
                .flatMap(view -> view.retries().stream())
                .flatMap(retry -> Stream.of(retry.event().event().at(), retry.nextAt()))),
        views.stream().map(view -> ReceiverPanel.of(view, texts)).toList(),
        EmptyList.of("webhooks.none", texts),
        notice);
  }
}
