/** Takes the pictures of bin/pictures, from the sandbox at the addresses that the environment gives. */
'use strict';
const path = require('node:path');
const { chromium } = require('../../miniprogram/node_modules/playwright-core');

const { WXAPPLOGIN_URL, SANDBOX_URL, WXAPPLOGIN_ADMIN_PASSWORD, CHROMIUM = '/usr/bin/chromium' } = process.env;
const IMAGES = path.join(__dirname, '../../docs/images');
const UNIONID = 'oUnion-0123456789abcdefghijkl';
const SECOND_APP = 'wx0000000000000002';

async function post(address, body, token) {
  const headers = { 'Content-Type': 'application/json', ...(token ? { 'X-OA-Token': token } : {}) };
  const reply = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await reply.json();
  if (!reply.ok || answer.errno) {
    throw new Error(`${address}: ${JSON.stringify(answer)}`);
  }
  return 'data' in answer ? answer.data : answer;
}

/** A person with two mini programs, two devices and a phone number. */
async function makePerson() {
  const login = async (appid, openid, device) => {
    const given = await post(SANDBOX_URL + '/sandbox/login', { appid, openid, unionid: UNIONID });
    const { token } = await post(WXAPPLOGIN_URL + '/wx/auth/login_by_weixin', { code: given.code, appid, device });
    return token;
  };
  const openid = 'oKNpdHOq6Np16CjXfNKOLJFL5kqx';
  await login(undefined, openid, 'iPhone 15 Pro');
  const token = await login(undefined, openid, 'HUAWEI Mate 60');
  await post(WXAPPLOGIN_URL + '/wx/user/profile', { nickName: '林小雨 🌧️', gender: 2, country: '中国', province: '广东', city: '深圳' }, token);
  const { code } = await post(SANDBOX_URL + '/sandbox/phone', { openid, phoneNumber: '13800138000' });
  await post(WXAPPLOGIN_URL + '/wx/auth/bindPhone', { code }, token);
  const work = await login(SECOND_APP, 'oWork0Np16CjXfNKOLJFL5kqxAbcd', 'iPad Air');
  await post(WXAPPLOGIN_URL + '/wx/user/profile', { nickName: '小雨的工作号' }, work);
}

async function main() {
  await makePerson();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  const open = async (locale, height) => {
    const context = await browser.newContext({ locale, viewport: { width: 1280, height }, colorScheme: 'light' });
    return context.newPage();
  };
  const shoot = (page, name) => page.screenshot({ path: path.join(IMAGES, name + '.png'), animations: 'disabled' });

  for (const [locale, ending] of [['en-US', ''], ['zh-CN', '.zh-CN']]) {
    const phonePage = await open(locale, 800);
    await phonePage.goto(WXAPPLOGIN_URL + '/phone/');
    const phone = phonePage.frameLocator('#screen');
    await phone.locator('.me').click();
    await phone.locator('.agree .check-box').click();
    await phone.locator('.login').click();
    await phonePage.locator('#traffic li').nth(7).waitFor();
    await shoot(phonePage, 'phone' + ending);

    const admin = await open(locale, 1000);
    await admin.goto(WXAPPLOGIN_URL + '/admin/');
    await admin.locator('#name').fill('admin');
    await admin.locator('#password').fill(WXAPPLOGIN_ADMIN_PASSWORD);
    await admin.locator('form button').first().click();
    await admin.locator('h1').waitFor();
    await shoot(admin, 'dashboard' + ending);
    if (ending) {
      continue; // the other pictures are in documents that are only in English
    }
    await admin.goto(WXAPPLOGIN_URL + '/admin/users');
    await shoot(admin, 'users');
    await admin.goto(WXAPPLOGIN_URL + '/admin/users?q=oKNpdHOq6Np16CjXfNKOLJFL5kqx');
    await admin.getByRole('link', { name: '林小雨' }).first().click();
    await admin.locator('textarea[name=note], textarea[name=text]').first().fill('来电核实过身份 👍 两台设备都是本人的，不要下线。');
    await admin.getByRole('button', { name: 'Add note' }).click();
    await admin.getByText('来电核实过身份').first().waitFor();
    await admin.setViewportSize({ width: 1280, height: 860 });
    await admin.goto(admin.url().replace(/[?#].*/, '')); // without the notice
    await shoot(admin, 'user');
  }
  await browser.close();
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
