package org.wxapplogin.web.admin.page;

/** Words for a list without rows. */
public record EmptyList(String title, String sentence) {

  /**
   * @param key with which the keys of the two texts begin
   * @param values filled into the title
   */
  public static EmptyList of(String key, Texts texts, Object... values) {
    String title =
        values.length == 0 ? texts.text(key + ".title") : texts.format(key + ".title", values);
    return new EmptyList(title, texts.text(key + ".sentence"));
  }
}
