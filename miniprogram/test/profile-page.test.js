/** What somebody types into the profile page while the server's answer is still on its way. */
'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { openSignedIn } = require('./support/signed-in');

/** A phone of somebody who is signed in, whose first question for the profile waits. */
function slowPhone(nickName) {
  let answer;
  let asked;
  const isAsked = new Promise((resolve) => (asked = resolve));
  const saved = [];
  const good = (data) => ({ ok: { statusCode: 200, header: {}, data: { errno: 0, data } } });
  const userInfo = { nickName, avatarUrl: 'https://example.com/a.png', gender: 2, phone: '' };
  const native = async (name, { url = '', method = 'GET', data } = {}) => {
    if (name !== 'request') {
      return { ok: {} };
    }
    if (url.endsWith('/wx/user/index')) {
      return good({ userInfo, sessions: [] });
    }
    if (method === 'POST') {
      saved.push({ ...data }); // of this realm
      return good({ userInfo: { ...userInfo, ...data } });
    }
    asked();
    return new Promise((resolve) => (answer = () => resolve(good({ userInfo }))));
  };
  return { native, saved, isAsked, answer: () => answer() };
}

for (const before of ['', '旧名字']) {
  test(`what is typed and chosen stays when the answer comes late; the name was "${before}"`, async () => {
    const phone = slowPhone(before);
    const screen = await openSignedIn(before, phone.native);
    await screen.tap('.to-profile');
    await phone.isAsked;

    await screen.fill('.nickname', '小明');
    await screen.tap('.choice', '男');
    phone.answer();
    await screen.see('.save-picture'); // the answer is drawn
    await screen.tap('.save');
    await screen.see('.me');

    assert.deepEqual(phone.saved, [{ nickName: '小明', gender: 1 }]);
    await screen.close();
  });
}
