/** The screens the stories are told on, where a story would fail now and then and not always. */
'use strict';
const { test } = require('node:test');
const path = require('node:path');
const { build, pack, style } = require('../simulator/build');
const { JsdomScreen } = require('./support/jsdom-screen');

test('a screen that was closed hears nothing of late answers', async () => {
  const baseUrl = 'http://127.0.0.1:1/wxapplogin';
  const bundle = build(path.join(__dirname, '../sample'), baseUrl);
  const signedIn = { baseUrl, token: 'token', out: false, userInfo: { nickName: '小明' } };
  const storage = new Map([['wxapplogin', JSON.stringify(signedIn)]]);
  const serverFault = { statusCode: 500, header: {}, data: { errno: 503 }, cookies: [] };

  let answer;
  let asked;
  const wasAsked = new Promise((resolve) => (asked = resolve));
  const native = (name) => {
    if (name !== 'request') {
      return Promise.resolve({ ok: {} });
    }
    asked();
    return new Promise((resolve) => (answer = () => resolve({ ok: serverFault })));
  };
  const screen = await JsdomScreen.open(pack(), style(), bundle, native, { storage });
  await wasAsked;
  await screen.close();
  answer();
  // A page that hears it wants a toast where nothing is left: a rejection that fails this test.
  await new Promise((resolve) => setImmediate(resolve));
});
