package org.wxapplogin.web.admin.page;

import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/** A form that was sent when what it is about had changed already. */
public final class LateForm {
  private LateForm() {}

  /**
   * Thrown, it shows the form's page as it is now, with this sentence on top and with what was
   * typed: in the form, or below the sentence if the page has no such form any more.
   *
   * @return empty if the form does not say on which page it stands
   */
  public static Optional<AppException> of(Visit visit, String sentence) throws IOException {
    visit.request().setAttribute(Refusals.SENTENCE, sentence);
    return visit
        .unsent()
        .map(sent -> new AppException(ErrorCode.BAD_VALUE, "the form came too late"));
  }
}
