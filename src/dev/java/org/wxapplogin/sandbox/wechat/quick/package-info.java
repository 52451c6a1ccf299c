/**
 * A second fake WeChat, for measurements: it only exchanges codes, but for a few microseconds a
 * call. Start reading at {@link org.wxapplogin.sandbox.wechat.quick.QuickWechat}.
 */
package org.wxapplogin.sandbox.wechat.quick;
