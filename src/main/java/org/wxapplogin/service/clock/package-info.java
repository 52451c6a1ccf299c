/**
 * Time that all nodes agree on, and pauses of this one. Start reading at {@link
 * org.wxapplogin.service.clock.SharedClock}.
 */
package org.wxapplogin.service.clock;
