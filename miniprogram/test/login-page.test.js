/** What the login page says to somebody who is not admitted to the mini program, or is banned. */
'use strict';
const { test } = require('node:test');
const path = require('node:path');
const { build, pack, style } = require('../simulator/build');
const { JsdomScreen } = require('./support/jsdom-screen');

const BASE = 'http://127.0.0.1:1/wxapplogin';

const UNKNOWN = { errno: 723, errmsg: '您还不是本小程序的用户，请联系客服开通' };

/**
 * A phone whose user the server refuses, until `admit()` is called.
 *
 * @param {object} refusal
 */
function phoneOutside(refusal) {
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
        : reply(refusal);
    }
    return reply({ errno: 0, data: { userInfo, sessions: [] } });
  };
  return { native, admit: () => (admitted = true) };
}

test('a stranger is told whom to ask, and gets in once they are admitted', async () => {
  const phone = phoneOutside(UNKNOWN);
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

/** @param {object} data what the server says of the ban */
async function bannedScreen(data) {
  const phone = phoneOutside({ errno: 721, errmsg: '账号已被禁用', data });
  const bundle = build(path.join(__dirname, '../sample'), BASE);
  const screen = await JsdomScreen.open(pack(), style(), bundle, phone.native, { storage: new Map() });
  await screen.tap('.me', '点击登录');
  await screen.tap('.agree .check-box');
  await screen.tap('.login', '微信一键登录');
  await screen.see('.failure', '账号被限制登录');
  await screen.see('.contact', '联系客服');
  return screen;
}

test('who is banned reads until when and why', async () => {
  const until = new Date(new Date().getFullYear() + 1, 10, 30, 9, 0).toISOString();
  const screen = await bannedScreen({ until, reason: '发布广告。' });
  const year = new Date().getFullYear() + 1;
  await screen.see('.failure', `已被限制登录，至 ${year}年11月30日 09:00。原因：发布广告。如有疑问，请联系客服`);
  await screen.close();
});

test('of this year the year is left out', async () => {
  const until = new Date(new Date().getFullYear(), 10, 30, 9, 0).toISOString();
  const screen = await bannedScreen({ until });
  await screen.see('.failure', '已被限制登录，至 11月30日 09:00。如有疑问');
  await screen.close();
});

test('a ban for ever without a text says so much and no more', async () => {
  const screen = await bannedScreen(undefined);
  await screen.see('.failure', '你的账号已被限制登录。如有疑问，请联系客服');
  await screen.close();
});
