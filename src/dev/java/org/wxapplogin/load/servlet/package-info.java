/**
 * What this server is compared with: a servlet that does the least a correct login does, and one
 * that does nothing. They are deployed as applications of their own and know nothing of this
 * project. Start reading at {@link org.wxapplogin.load.servlet.ReferenceServlet}.
 */
package org.wxapplogin.load.servlet;
