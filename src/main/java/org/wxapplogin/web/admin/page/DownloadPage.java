package org.wxapplogin.web.admin.page;

/**
 * Everything download.jsp shows.
 *
 * @param href the file, for a browser that does not fetch it by itself
 * @param backHref the page it is the file of
 */
public record DownloadPage(String title, String href, String backHref) {

  public static DownloadPage of(String path, Texts texts) {
    return new DownloadPage(
        texts.text("download.title"), path, path.replaceFirst("\\.csv(?=$|\\?)", ""));
  }
}
