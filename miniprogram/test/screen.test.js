/** The screens of the stories themselves: a fault that would make stories fail only now and then. */
'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { test } = require('node:test');
const { build, pack, style } = require('../simulator/build');
const { JsdomScreen } = require('./support/jsdom-screen');
const { openSignedIn } = require('./support/signed-in');

test('late answers do not reach a closed screen', async () => {
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
  const screen = await openSignedIn('小明', native);
  await wasAsked;
  await screen.close();
  answer();
  // A page that still got the answer would show a toast on a closed screen, and that would fail this test.
  await new Promise((resolve) => setImmediate(resolve));
});

/** Of two pages; the second draws what can be tapped once it has been left, as an answer that comes late makes it do. */
const TWO_PAGES = {
  'app.json': '{"pages": ["first", "second"], "window": {"navigationBarTitleText": "two pages"}}',
  'app.js': 'App({});',
  'first.wxml': '<view class="on" bindtap="go">on</view><view class="said">{{said}}</view>',
  'first.js': `Page({
    data: { said: '' },
    go() { wx.navigateTo({ url: '/second', success: () => { getApp().first = this; } }); },
  });`,
  'second.wxml':
    '<view class="back" bindtap="leave">back</view><view wx:if="{{late}}" bindtap="leave">late</view><button wx:if="{{late}}">late</button>',
  'second.js': `Page({
    data: { late: false },
    leave() { wx.navigateBack(); },
    onUnload() {
      Promise.resolve().then(() => {
        this.setData({ late: true });
        getApp().first.setData({ said: 'drawn' });
      });
    },
  });`,
};

test('a page that was left may go on drawing', async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'two-pages-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(TWO_PAGES)) {
    fs.writeFileSync(path.join(folder, name), text);
  }
  const native = () => Promise.resolve({ ok: {} });
  const screen = await JsdomScreen.open(pack(), style(), build(folder, ''), native, { storage: new Map() });
  await screen.tap('.on');
  await screen.tap('.back');
  await screen.see('.said', 'drawn');
  await screen.close();
});
