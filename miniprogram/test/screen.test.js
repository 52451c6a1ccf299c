/** The screens the stories are told on, where a story would fail now and then and not always. */
'use strict';
const { test } = require('node:test');
const { openSignedIn } = require('./support/signed-in');

test('a screen that was closed hears nothing of late answers', async () => {
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
  // A page that hears it wants a toast where nothing is left: a rejection that fails this test.
  await new Promise((resolve) => setImmediate(resolve));
});
