/** What the login page says to somebody who is not admitted to the mini program. */
'use strict';
const { test } = require('node:test');
const path = require('node:path');
const { build, pack, style } = require('../simulator/build');
const { JsdomScreen } = require('./support/jsdom-screen');

const BASE = 'http://127.0.0.1:1/wxapplogin';

/** A phone whose user the server does not know until `admit()` is called. */
function strangersPhone() {
  let admitted = false;
  const reply = (data) => ({ ok: { statusCode: 200, header: {}, data } });
  const userInfo = { userId: 1, nickName: '小明', avatarUrl: '', phone: '' };
  const native = async (name, { url = '' } = {}) => {
    if (name === 'login') {
      return { ok: { code: 'code' } };
    }
    if (name !== 'request') {
      return { ok: {} };
    }
    if (url.endsWith('/wx/auth/login_by_weixin')) {
      return admitted
        ? reply({ errno: 0, data: { token: 'token', newUser: false, userInfo } })
        : reply({ errno: 723, errmsg: '您还不是本小程序的用户，请联系客服开通' });
    }
    return reply({ errno: 0, data: { userInfo, sessions: [] } });
  };
  return { native, admit: () => (admitted = true) };
}

test('a stranger is told whom to ask, and gets in once they are admitted', async () => {
  const phone = strangersPhone();
  const bundle = build(path.join(__dirname, '../sample'), BASE);
  const screen = await JsdomScreen.open(pack(), style(), bundle, phone.native, { storage: new Map() });
  await screen.tap('.me', '点击登录');
  await screen.tap('.agree .check-box');
  await screen.tap('.login', '微信一键登录');

  await screen.see('.failure', '还没有为你开通');
  await screen.see('.failure', '只对已登记的用户开放');
  await screen.see('.contact', '联系客服开通');
  phone.admit();
  await screen.tap('.login', '已开通，再试一次');
  await screen.see('.me-name', '小明');
  await screen.close();
});
