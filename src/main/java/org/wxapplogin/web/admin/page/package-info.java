/**
 * What every admin page stands on: who asks, forms, languages, the frame around a page, links and
 * errors. Start reading at {@link ConsoleServlet} and {@link Visit}.
 */
package org.wxapplogin.web.admin.page;
