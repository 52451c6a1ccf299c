/** What a user types into the profile page stays, even if the server answers only afterwards. */
'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { openSignedIn } = require('./support/signed-in');

/** A phone with a signed-in user; its request for the profile waits until `answer()` is called. */
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
      saved.push({ ...data }); // copied: deepEqual refuses an object made inside jsdom
      return good({ userInfo: { ...userInfo, ...data } });
    }
    asked();
    return new Promise((resolve) => (answer = () => resolve(good({ userInfo }))));
  };
  return { native, saved, isAsked, answer: () => answer() };
}

for (const before of ['', '旧名字']) {
  test(`what is typed and chosen stays when the answer comes late, with the name "${before}"`, async () => {
    const phone = slowPhone(before);
    const screen = await openSignedIn(before, phone.native);
    await screen.tap('.to-profile');
    await phone.isAsked;

    await screen.fill('.nickname', '小明');
    await screen.tap('.choice', '男');
    phone.answer();
    await screen.see('.save-picture'); // then the answer has been drawn
    await screen.tap('.save');
    await screen.see('.me');

    assert.deepEqual(phone.saved, [{ nickName: '小明', gender: 1 }]);
    await screen.close();
  });
}
