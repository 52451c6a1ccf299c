/**
 * The API of other backends below {@code /service/}: plain JSON on success, problem documents (RFC
 * 9457) on failure. Start reading at {@link Problems} and {@link BackendUserServlet}.
 */
package org.wxapplogin.web.backend;
