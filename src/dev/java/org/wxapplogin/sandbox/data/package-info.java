/**
 * The invented users of the sandbox with their logins and devices. Start reading at {@link
 * SampleData}.
 */
package org.wxapplogin.sandbox.data;
