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
let browser;
const faults = [];
const shot = (name) => path.join(__dirname, '../target/screenshots', name + '.png');

before(async () => {
  server = await new Server().start();
  browser = await ChromiumScreen.launch();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
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
  await page.screenshot({ path: shot('phone-page') });

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

  await restarted(page, () => page.locator('#reset').click());
  await see('.me', '点击登录');
  assert.equal(await page.locator('#traffic li').count(), 0);
  assert.deepEqual(faults, []);
});

/** A page of its own, with what a user does and sees there. */
async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  page.on('pageerror', (error) => faults.push(error));
  await page.goto(server.baseUrl + '/phone/');
  const phone = page.frameLocator('#screen');
  const on = {
    page,
    phone,
    tap: (selector, text = '') =>
      phone.locator(selector + ':visible:not([disabled])').filter({ hasText: text }).first().click(),
    see: (selector, text) => phone.locator(selector + ':visible').filter({ hasText: text }).first().waitFor(),
    drawn: (text, state = '') => page.locator('#traffic li' + state).filter({ hasText: text }).first().waitFor(),
    checked: (id, yes) => page.waitForFunction(([id, yes]) => document.getElementById(id).checked === yes, [id, yes]),
    async signIn() {
      await on.tap('.me', '点击登录');
      await on.tap('.agree .check-box');
      await on.tap('.login');
    },
    async signedIn() {
      await on.signIn();
      await on.tap('.skip');
      await on.see('.to-phone', '手机号');
    },
    drawnText: () => page.locator('#traffic').innerText(),
    close: () => context.close(),
  };
  await phone.locator('.me').waitFor();
  return on;
}

/** Waits for the new screen as well: until it is there, a tap would land on the old one and be lost with it. */
async function restarted(page, act) {
  await Promise.all([page.waitForEvent('framenavigated', (frame) => frame !== page.mainFrame()), act()]);
}

/** Waits until the fake WeChat is as the switches of the page say. */
async function broken(on, id) {
  const set = on.page.waitForResponse((reply) => reply.url().endsWith('/wechat/fault') && reply.request().method() === 'GET');
  await on.page.locator('#' + id).click();
  await set;
}

test('WeChat down is drawn as it was, told by the phone, and still known after a reload', { timeout: 180000 }, async () => {
  const on = await open();
  await broken(on, 'down');
  await on.signIn();

  await on.see('.failure', '微信暂时没有回应');
  await on.drawn('HTTP 200 · errcode -1', '.failed');
  await on.drawn('HTTP 503 · errno 705', '.failed');
  const text = await on.drawnText();
  assert.doesNotMatch(text, /session_key|openid/);
  await on.page.screenshot({ path: shot('phone-wechat-down') });

  await on.page.reload();
  await on.checked('down', true);
  await broken(on, 'down');
  await on.signIn();
  await on.drawn('session_key');
  await on.close();
});

test('a slow WeChat is slow for every call, and its arrow waits', { timeout: 180000 }, async () => {
  const on = await open();
  await broken(on, 'slow');
  await on.tap('.me', '点击登录');
  await on.tap('.agree .check-box');
  await on.tap('.login');
  await on.drawn('等待回答', '.waiting.left.at-middle'); // wx.login
  await on.drawn('等待回答', '.waiting.left.at-right'); // the server's call
  await on.page.screenshot({ path: shot('phone-wechat-slow') });
  await on.tap('.skip');
  await on.tap('.to-phone');
  await on.tap('.bind-phone');
  await on.tap('.privacy-agree');
  await on.tap('.we-yes');
  await on.drawn('POST /wxa/business/getuserphonenumber');
  await on.drawn('等待回答', '.waiting.left.at-right');
  await on.see('.phone-number', '****');
  assert.equal(await on.page.locator('#traffic .waiting').count(), 0);
  await broken(on, 'slow');
  await on.close();
});

test('two phones: each draws its own traffic, and the other one’s only when asked', { timeout: 180000 }, async () => {
  const one = await open();
  const other = await open();
  await one.signedIn();
  await other.signedIn();
  const exchanges = (on) => on.page.locator('#traffic li').filter({ hasText: 'jscode2session' }).count();
  assert.equal(await exchanges(one), 1);
  assert.equal(await exchanges(other), 1);

  await one.page.locator('#others').check();
  await restarted(other.page, () => other.page.locator('#reset').click());
  await other.signIn();
  await one.drawn('另一部手机', '.other');
  assert.equal(await one.page.locator('#traffic li:not(.other)').filter({ hasText: 'jscode2session' }).count(), 1);
  await one.close();
  await other.close();
});

for (const locale of ['zh-CN', 'en-US']) {
  test(`a login is seen whole at 1280 by 800, ${locale}`, { timeout: 180000 }, async () => {
    const on = await open({ locale });
    await on.signIn();
    await on.see('.notice', '登录成功');
    await on.drawn('GET /wx/user/profile');
    await on.page.waitForFunction(() => document.querySelectorAll('#traffic li').length === 8);
    const [list, page] = await on.page.evaluate(() =>
      [document.getElementById('traffic'), document.documentElement].map((e) => e.scrollHeight - e.clientHeight));
    await on.page.screenshot({ path: shot('phone-login-' + locale) });
    assert.deepEqual([list, page], [0, 0]);
    await on.close();
  });
}

test('a refused phone number has its arrows, and a number is never drawn whole', { timeout: 180000 }, async () => {
  const on = await open();
  await restarted(on.page, () => on.page.locator('#person').selectOption({ label: '小明' }));
  await on.signIn();
  await on.drawn('成功');
  if (await on.phone.locator('.skip:visible').or(on.phone.locator('.to-phone:visible')).first().getAttribute('class').then((c) => /skip/.test(c))) {
    await on.tap('.skip');
  }
  await on.tap('.to-phone');
  await on.tap('.bind-phone');
  await on.tap('.privacy-refuse');
  await on.drawn('用户不同意隐私指引', '.failed');
  await on.tap('.bind-phone');
  await on.tap('.privacy-agree');
  await on.tap('.we-no');
  await on.drawn('用户拒绝', '.failed.left.at-middle');
  await on.tap('.bind-phone');
  await on.tap('.we-yes');
  await on.drawn('phone 139****1234');
  assert.doesNotMatch(await on.drawnText(), /13900001234/);
  await on.page.screenshot({ path: shot('phone-refused') });
  await on.close();
});

test('the keyboard alone signs in, and answers what is asked', { timeout: 180000 }, async () => {
  const on = await open();
  const { keyboard } = on.page;
  const to = async (selector) => {
    for (let i = 0; i < 40; i++) {
      const there = await on.phone.locator('body').evaluate((body, selector) =>
        Boolean(body.ownerDocument.activeElement.closest(selector)), selector);
      if (there) {
        return;
      }
      await keyboard.press('Tab');
    }
    throw new Error('the keyboard does not reach ' + selector);
  };
  await on.page.locator('#screen').focus();
  await to('.me');
  await keyboard.press('Enter');
  await on.see('.login', '登录');
  await to('.login');
  await keyboard.press('Space');
  await on.see('.we-modal', '请先阅读并同意');
  await keyboard.press('Escape');
  await on.phone.locator('.we-modal').waitFor({ state: 'detached' });
  await to('.login'); // the focus is back
  await keyboard.press('Enter');
  await to('.we-yes');
  await keyboard.press('Enter');
  await on.see('.notice', '登录成功');
  for (const selector of ['.choose-avatar', '.nickname', '.choice', '.save', '.skip']) {
    await to(selector);
  }
  await keyboard.press('Enter');
  await on.see('.to-phone', '手机号');
  for (const selector of ['.me', '.to-profile', '.to-phone', '.to-devices', '.to-privacy', '.logout']) {
    await to(selector);
  }
  await on.close();
});

for (const width of [820, 390]) {
  test(`phone and traffic are one tap apart at ${width}`, { timeout: 180000 }, async () => {
    const on = await open({ viewport: { width, height: 844 } });
    const visible = (selector) => on.page.locator(selector).isVisible();
    await on.signIn();
    await on.see('.notice', '登录成功');
    assert.deepEqual([await visible('#screen'), await visible('#traffic')], [true, false]);
    await on.page.screenshot({ path: shot(`phone-${width}-phone`) });
    await on.page.locator('.tabs [data-view=traffic]').click();
    await on.drawn('GET /sns/jscode2session');
    assert.deepEqual([await visible('#screen'), await visible('#traffic')], [false, true]);
    const sideways = await on.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(sideways, 0);
    await on.page.screenshot({ path: shot(`phone-${width}-traffic`) });
    await on.page.locator('.tabs [data-view=switches]').click();
    assert.equal(await visible('#down'), true);
    await on.page.screenshot({ path: shot(`phone-${width}-switches`) });
    await on.page.locator('.tabs [data-view=phone]').click();
    await on.see('.notice', '登录成功');
    await on.close();
  });
}

test('the page speaks the browser’s language first, and then the one that was chosen', { timeout: 180000 }, async () => {
  const on = await open({ locale: 'en-US' });
  const heading = () => on.page.locator('h1').innerText();
  assert.equal(await heading(), 'A phone in the browser');
  await on.signIn();
  await on.drawn('one-time code');
  await on.page.locator('#language').click();
  assert.equal(await heading(), '浏览器里的手机');
  await on.drawn('临时 code'); // what was drawn before
  assert.equal(await on.page.locator('html').getAttribute('lang'), 'zh-CN');
  await on.page.reload();
  assert.equal(await heading(), '浏览器里的手机');
  assert.equal(await on.page.locator('[data-word]:empty, [data-word]:text-is("undefined")').count(), 0);
  await on.close();
});

test('the devices of a person differ in name and address', { timeout: 180000 }, async () => {
  const on = await open();
  for (let i = 0; i < 2; i++) {
    await restarted(on.page, () => on.page.locator('#reset').click());
    await restarted(on.page, () => on.page.locator('#person').selectOption({ label: '小红' }));
    await on.signIn();
    await on.drawn('成功');
  }
  if (await on.phone.locator('.skip:visible').count()) {
    await on.tap('.skip');
  }
  await on.tap('.to-devices');
  await on.see('.device', '本机');
  const devices = await on.phone.locator('.device .cell-body').allInnerTexts();
  assert.ok(devices.length >= 2);
  assert.equal(new Set(devices.map((each) => each.split('\n')[0])).size, devices.length);
  assert.equal(new Set(devices.map((each) => /203\.0\.113\.\d+/.exec(each)[0])).size, devices.length);
  await on.close();
});

/** Checks that the admin pages find the user who signed in on the phone. */
async function seeInAdminPages(nickName) {
  await page.goto(server.baseUrl + '/admin/users?q=' + encodeURIComponent(nickName));
  await page.locator('#name').fill('admin');
  await page.locator('#password').fill(WXAPPLOGIN_ADMIN_PASSWORD);
  await page.locator('form button').first().click();
  await page.locator('table').getByText(nickName).first().waitFor();
}
