/** The API of the mini programs and of other services: JSON in, JSON out. */
package org.wxapplogin.web.api;
