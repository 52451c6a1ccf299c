/**
 * Sessions after the login: judging a token, replacing it, ending it on every node. Start reading
 * at {@link SessionService}.
 */
package org.wxapplogin.service.session;
