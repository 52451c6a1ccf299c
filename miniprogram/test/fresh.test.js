/** What the README describes: a mini program with one page, one copied file and three lines. */
'use strict';
const { test } = require('node:test');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { build, pack, style } = require('../simulator/build');
const { Phone } = require('../simulator/phone');
const { ContractServer } = require('./support/contract-server');
const { JsdomScreen } = require('./support/jsdom-screen');
const { answering } = require('./support/run-stories');

test('with one copied file and three lines, a page shows who is signed in', async () => {
  const server = await new ContractServer().start();
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fresh-'));
  try {
    const library = fs.readFileSync(path.join(__dirname, '../lib/wxapplogin.js'), 'utf8');
    const files = {
      'app.json': '{ "pages": ["index"], "window": { "navigationBarTitleText": "新的" } }',
      'app.js': 'App({})',
      'wxapplogin.js': library,
      'index.json': '{}',
      'index.wxml': '<view class="who">{{who}}</view>',
      'index.js': `
        const { createLogin } = require('./wxapplogin');
        const auth = createLogin({ baseUrl: '${server.baseUrl}' });
        Page({
          data: { who: '' },
          async onLoad() {
            const { userInfo } = await auth.request({ url: '/wx/user/index' });
            this.setData({ who: userInfo.registerDate });
          },
        });`,
    };
    Object.entries(files).forEach(([name, text]) => fs.writeFileSync(path.join(dir, name), text));
    const phone = new Phone(server);
    const screen = await JsdomScreen.open(pack(), style(), build(dir, ''), answering(phone), {});
    await screen.see('.who', '2025-01-01');
    await screen.close();
  } finally {
    fs.rmSync(dir, { recursive: true });
    await server.close();
  }
});
