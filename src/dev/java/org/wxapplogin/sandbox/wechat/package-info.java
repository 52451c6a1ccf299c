/**
 * A fake WeChat on loopback: the calls the server makes, the controls by which a developer plays
 * the phone, and ways to break it. Start reading at {@link FakeWechat}, which lists the calls, and
 * {@link Controls}.
 */
package org.wxapplogin.sandbox.wechat;
