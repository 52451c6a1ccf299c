package org.wxapplogin.web.api;

import org.wxapplogin.web.ApiServlet;

/**
 * Answers the paths of the API at which there is nothing: with the same envelope as the others,
 * where the container would send a page of its own.
 */
public final class UnknownServlet extends ApiServlet {}
