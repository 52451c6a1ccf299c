/**
 * A fake WeChat on loopback, with the calls the server makes, the controls by which a developer
 * plays the phone, and ways to break it. Start reading at {@link FakeWechat}, which names every
 * path.
 */
package org.wxapplogin.sandbox.wechat;
