package org.wxapplogin.web.api;

import org.wxapplogin.web.ApiServlet;

/**
 * Every path of the API that is none: answered as the rest is, in the envelope, and not with a page
 * of the container's.
 */
public final class UnknownServlet extends ApiServlet {}
