/**
 * The phone in the browser, from the first visit to a bound phone number and the logout. The messages
 * are shown beside it, with the secrets hidden.
 */
'use strict';
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const { randomInt } = require('node:crypto');
const path = require('node:path');
const { ChromiumScreen } = require('./support/chromium-screen');
const { ContractServer } = require('./support/contract-server');
const { RealServer } = require('./support/real-server');

const { WXAPPLOGIN_ADMIN_PASSWORD } = process.env;
const Server = RealServer.isGiven ? RealServer : ContractServer;
let server;
let page;
const faults = [];

before(async () => {
  server = await new Server().start();
  page = await (await ChromiumScreen.launch()).newPage({ viewport: { width: 1240, height: 790 } });
  page.setDefaultTimeout(60000); // a busy machine takes long for the first page
  page.on('pageerror', (error) => faults.push(error));
});
after(async () => {
  await ChromiumScreen.quit();
  await server.close();
});

test('from first visit to bound phone to logout', { timeout: 180000 }, async () => {
  const secrets = [];
  page.on('response', async (response) => {
    if (/login_by_weixin|wechat\/(login|phone)$/.test(response.url())) {
      const { code, encryptedData, data } = await response.json();
      secrets.push(...[code, encryptedData, data && data.token].filter(Boolean));
    }
  });
  await page.goto(server.baseUrl + '/phone/');
  const phone = page.frameLocator('#screen');
  const tap = (selector, text = '') =>
    phone.locator(selector + ':visible:not([disabled])').filter({ hasText: text }).first().click();
  const see = (selector, text) => phone.locator(selector + ':visible').filter({ hasText: text }).first().waitFor();
  const drawn = (text) => page.locator('#traffic li').filter({ hasText: text }).first().waitFor();

  await tap('.me', '点击登录');
  await tap('.agree .check-box');
  await tap('.login');
  await see('.notice', '登录成功');
  await drawn('wx.login');
  await drawn('POST /wx/auth/login_by_weixin');
  await drawn('GET /sns/jscode2session');
  await drawn('newUser true');

  await tap('.choose-avatar');
  await tap('.privacy-agree');
  await tap('.we-yes');
  await drawn('POST /wx/user/avatar');
  const nickName = '浏览器' + randomInt(1e9);
  await phone.locator('.nickname input').fill(nickName);
  await tap('.save', '保存');
  await see('.me-name', nickName);

  await tap('.to-phone');
  await tap('.bind-phone');
  await tap('.we-yes');
  await see('.phone-number', '****');
  await drawn('手机号凭证');
  await drawn('POST /wx/auth/bindPhone');
  await drawn('POST /wxa/business/getuserphonenumber');
  await page.screenshot({ path: path.join(__dirname, '../target/screenshots/phone-page.png') });

  await tap('.later');
  await tap('.logout');
  await tap('.we-yes');
  await see('.me', '点击登录');
  await drawn('POST /wx/auth/logout');

  const text = await page.locator('#traffic').innerText();
  assert.ok(secrets.length >= 3);
  for (const secret of secrets) {
    assert.equal(text.includes(secret), false, 'a secret is drawn');
  }
  assert.deepEqual(faults, []);

  if (RealServer.isGiven && WXAPPLOGIN_ADMIN_PASSWORD) {
    await seeInAdminPages(nickName);
  }
});

test('failures can be switched on beside the phone', { timeout: 180000 }, async () => {
  await page.goto(server.baseUrl + '/phone/');
  const phone = page.frameLocator('#screen');
  const tap = (selector) => phone.locator(selector + ':visible:not([disabled])').first().click();
  const see = (selector, text) => phone.locator(selector + ':visible').filter({ hasText: text }).first().waitFor();
  const drawn = (text) => page.locator('#traffic li').filter({ hasText: text }).first().waitFor();

  await tap('.me');
  await tap('.agree .check-box');
  await page.locator('#offline').check();
  await tap('.login');
  await see('.failure', '网络不通');
  await page.locator('#offline').uncheck();
  await tap('.login');
  await see('.notice', '登录成功');
  await tap('.skip');

  await page.locator('#expire').click();
  await drawn('会话已在别处结束');
  await tap('.to-devices');
  await see('.device', '本机');
  await drawn('errno 501');
  await phone.locator('.we-back').click();

  await page.locator('#quota').check();
  await tap('.to-phone');
  await tap('.bind-phone');
  await tap('.privacy-agree');
  await see('.outcome', '请联系客服');

  await page.locator('#reset').click();
  await see('.me', '点击登录');
  assert.equal(await page.locator('#traffic li').count(), 0);
  assert.deepEqual(faults, []);
});

/** Checks that the admin pages find the user who signed in on the phone. */
async function seeInAdminPages(nickName) {
  await page.goto(server.baseUrl + '/admin/users?q=' + encodeURIComponent(nickName));
  await page.locator('#name').fill('admin');
  await page.locator('#password').fill(WXAPPLOGIN_ADMIN_PASSWORD);
  await page.locator('form button').first().click();
  await page.locator('table').getByText(nickName).first().waitFor();
}
