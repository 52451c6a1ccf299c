package org.wxapplogin.web.admin.users;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.Review;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.domain.TakenProfile.Field;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.users.ReviewQueue.Item;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.Avatar;
import org.wxapplogin.web.admin.page.EmptyList;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Pager;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * Everything review.jsp shows, already as text.
 *
 * @param at the place in the list, for the forms
 * @param ids of the rows, as the form of all of them names them
 * @param late what others had judged before
 * @param acts whether there are forms
 */
public record ReviewPage(
    Optional<Notice> notice,
    List<Late> late,
    List<Row> rows,
    String at,
    String ids,
    String zone,
    EmptyList emptyList,
    Pager pager,
    boolean acts) {

  /**
   * A name or a picture that waits.
   *
   * @param name empty for a picture
   */
  public record Row(
      String id,
      boolean picture,
      String kind,
      String name,
      Avatar avatar,
      String user,
      String userHref,
      String appid,
      Time at,
      String label) {

    static Row of(Item item, Texts texts) {
      Review review = item.review();
      User user = item.user();
      boolean picture = review.field() == Field.PICTURE;
      String kind = texts.text("review." + review.field());
      String who = texts.format("audit.user", Long.toString(user.id()));
      return new Row(
          Long.toString(review.id()),
          picture,
          kind,
          picture ? "" : ShownText.line(user.profile().nickName()),
          Avatar.of(user),
          who,
          Paths.user(user.id()),
          user.identity().appid(),
          texts.time(review.at()),
          kind + " · " + who);
    }
  }

  /** A name or picture that somebody else was quicker to judge. */
  public record Late(
      String kind, String user, String userHref, String decision, String by, Time at) {

    static Late of(Review review, Texts texts) {
      Review.Decided decided = review.decided().orElseThrow();
      return new Late(
          texts.text("review." + review.field()),
          texts.format("audit.user", Long.toString(review.userId())),
          Paths.user(review.userId()),
          texts.text("review." + decided.decision()),
          decided.by(),
          texts.time(decided.at()));
    }
  }

  static ReviewPage of(
      ListPage<Item> page,
      List<Review> late,
      String at,
      Optional<Flash> flash,
      boolean acts,
      Texts texts) {
    return new ReviewPage(
        flash.map(left -> left.notice(undo(left, at, acts), texts)),
        late.stream().map(review -> Late.of(review, texts)).toList(),
        page.rows().stream().map(item -> Row.of(item, texts)).toList(),
        at,
        ReviewServlet.text(page.rows().stream().map(item -> item.review().id()).toList()),
        texts.zoneNote(page.rows().stream().map(item -> item.review().at())),
        EmptyList.of("review.none", texts),
        Pager.of(
            page,
            place -> Filter.href(ReviewServlet.PATH, "at", place.map(it -> it.text()).orElse(""))),
        acts);
  }

  private static Optional<Notice.Undo> undo(Flash left, String at, boolean acts) {
    return Optional.of(left.undo())
        .filter(ids -> acts && !ids.isEmpty())
        .map(
            ids ->
                Notice.Undo.by(
                    ReviewServlet.UNDO, new Input.Field("undo", ids), new Input.Field("at", at)));
  }
}
