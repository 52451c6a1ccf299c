/** The screens of the stories themselves: a fault that would make stories fail only now and then. */
'use strict';
const { test } = require('node:test');
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
