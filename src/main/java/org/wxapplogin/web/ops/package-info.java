/** What an operator and a balancer ask: alive, ready. */
package org.wxapplogin.web.ops;
