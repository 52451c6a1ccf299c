/** What the sample says and sends when the document that users agreed to has a new version. */
'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const path = require('node:path');
const { build, pack, style } = require('../simulator/build');
const { Phone } = require('../simulator/phone');
const { ContractServer } = require('./support/contract-server');
const { JsdomScreen } = require('./support/jsdom-screen');
const { answering } = require('./support/run-stories');

test('consent goes with the login, and a new version is asked for once', async (t) => {
  const server = await new ContractServer().start();
  t.after(() => server.close());
  const bundle = build(path.join(__dirname, '../sample'), server.baseUrl);
  const phone = new Phone(server);
  const screen = await JsdomScreen.open(pack(), style(), bundle, answering(phone), {
    storage: new Map(),
    toastsStay: true,
  });
  await screen.tap('.me', '点击登录');
  await screen.tap('.agree .check-box');
  await screen.tap('.login', '微信一键登录');
  await screen.see('.skip');
  const [login] = server.sent('/wx/auth/login_by_weixin');
  assert.deepEqual(Object.keys(login.body.consent), ['document', 'version']);
  await screen.tap('.skip');

  server.consentNeeded = { document: 'privacy', version: '2099-01' };
  await screen.tap('.to-privacy');
  await screen.see('.renewed', '隐私保护指引已更新');
  await screen.tap('.agree-again', '同意新版指引');
  await screen.gone('.renewed');
  const [consent] = server.sent('/wx/user/consent');
  assert.deepEqual(consent.body, { document: 'privacy', version: '2099-01' });
  await screen.close();
});
