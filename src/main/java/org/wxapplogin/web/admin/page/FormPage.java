package org.wxapplogin.web.admin.page;

/**
 * The page that a form stands on, as the form itself says and proves.
 *
 * @param admin whom the page was made for
 * @param path within the context, with its query; it can be asked for with GET
 * @param text the form's field
 */
record FormPage(long admin, String path, String text) {}
