package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.domain.TimelinePlace;
import org.wxapplogin.service.users.UserTimeline;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Visit;

/** {@code GET /admin/users/{id}/timeline?what=&day=&at=}: what has happened to a user. */
public final class UserTimelinePages {
  public static final String PATH = Paths.USER + "/timeline";

  private final UserTimeline timeline;

  UserTimelinePages(UserTimeline timeline) {
    this.timeline = timeline;
  }

  /** Shows the timeline of the user in the path; false if there is none. */
  boolean show(Visit visit) throws ServletException, IOException {
    Texts texts = visit.texts();
    TimelineLinks links = TimelineLinks.read(visit.id(), visit.filter());
    Optional<TimelinePlace> from =
        visit.query().optional("at", TimelinePlace.MAX_TEXT).flatMap(TimelinePlace::parse);
    Optional<UserTimeline.Page> page =
        timeline.page(links.query(texts.zone()), from.orElse(TimelinePlace.START));
    if (page.isPresent()) {
      visit.show("user-timeline", UserTimelinePage.of(links, page.get(), from.isPresent(), texts));
    }
    return page.isPresent();
  }
}
