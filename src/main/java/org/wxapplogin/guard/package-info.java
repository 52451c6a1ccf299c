/** What keeps a flood or a slow WeChat from taking the server down: limits, places, breaker. */
package org.wxapplogin.guard;
