/**
 * What every admin page stands on: the request and the admin who sends it, forms, languages, the
 * frame around a page, addresses and errors. Start reading at {@link ConsoleServlet} and {@link
 * Visit}.
 */
package org.wxapplogin.web.admin.page;
