package org.wxapplogin.web.admin.page;

/**
 * Everything download.jsp shows.
 *
 * @param href the file, for a browser that does not fetch it by itself
 * @param backHref the page of what is in the file
 */
public record DownloadPage(String href, String backHref) {

  public static DownloadPage of(String path) {
    return new DownloadPage(path, path.replaceFirst("\\.(?:csv|json)(?=$|\\?)", ""));
  }
}
