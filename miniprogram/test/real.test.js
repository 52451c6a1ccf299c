/** The library against the real server and the fake WeChat, if the environment names them. */
'use strict';
const { describe, test, before, after, beforeEach } = require('node:test');
const assert = require('node:assert/strict');
const { RealServer } = require('./support/real-server');
const { fakeWx, loadLibrary } = require('./support/fake-wx');
const { bindElsewhere, signOutEverywhere } = require('./support/other-device');
const { picture } = require('./support/picture');
const { Phone } = require('../simulator/phone');

const skip = RealServer.isGiven ? false : 'WXAPPLOGIN_URL and SANDBOX_URL are not set';

describe('the library and the real server', { skip, timeout: 60000 }, () => {
  let server;
  let phone;
  let auth;

  before(async () => {
    server = await new RealServer().start();
  });
  after(() => server.close());
  beforeEach(() => {
    phone = new Phone(server);
    auth = loadLibrary(fakeWx(phone).wx).createLogin({ baseUrl: server.baseUrl });
  });

  const index = () => auth.request({ url: '/wx/user/index' });
  const kindOf = (promise) => promise.then(() => 'none', (error) => error.kind);
  const tap = () => phone.call('openType', { openType: 'getPhoneNumber' });

  test('20 requests with an ended session: one login, 20 answers', async () => {
    await auth.login();
    await signOutEverywhere(server, phone.openid);
    const answers = await Promise.all(Array.from({ length: 20 }, index));

    assert.equal(answers.filter(({ userInfo }) => userInfo.userId > 0).length, 20);
    assert.equal(phone.count('login'), 2);
  });

  test('signs in, checks, signs out', async () => {
    const { newUser, userInfo } = await auth.login();
    assert.equal(newUser, true);
    assert.deepEqual(await auth.checkSession(), { signedIn: true, sessionKey: true });
    assert.equal((await index()).userInfo.userId, userInfo.userId);
    await auth.logout();
    assert.equal(await kindOf(index()), 'signed-out');

    await auth.login();
    assert.equal((await index()).userInfo.userId, userInfo.userId);
  });

  test('WeChat down is busy, and a signed-in user does not notice', async () => {
    await auth.login();
    await server.wechatDown();
    try {
      assert.ok(await index());
      assert.equal(await kindOf(auth.login()), 'busy');
      assert.equal(auth.signedIn, true);
    } finally {
      await server.mend();
    }
  });

  test('a code that WeChat did not give is stale', async () => {
    phone.$login = async () => ({ code: 'made-up-' + Math.random() });

    assert.equal(await kindOf(auth.login()), 'stale');
    assert.equal(phone.count('login'), 2);
  });

  for (const oldPhoneButton of [false, true]) {
    test(`binds a phone by ${oldPhoneButton ? 'encrypted data' : 'code'}`, async () => {
      phone.oldPhoneButton = oldPhoneButton;
      await auth.ready();
      const bound = await auth.bindPhone(await tap());

      assert.deepEqual(bound, { phone: phone.number, countryCode: '86' });
    });
  }

  test('a phone number of another user is refused', async () => {
    await bindElsewhere(server, phone.number);
    await auth.ready();
    const error = await auth.bindPhone(await tap()).catch((failure) => failure);

    assert.deepEqual([error.kind, error.errno], ['refused', 506]);
  });

  test('changes the profile', async () => {
    await auth.profile({ nickName: '李四', gender: 2 });
    const { nickName, gender } = await auth.profile();

    assert.deepEqual([nickName, gender], ['李四', 2]);
  });

  test('uploads an avatar that can be fetched', async () => {
    phone.files.set('tmp/a.png', picture());
    const avatarUrl = await auth.uploadAvatar('tmp/a.png');
    const reply = await fetch(new URL(avatarUrl, server.baseUrl));

    assert.equal(reply.status, 200);
    assert.match(reply.headers.get('content-type'), /^image\//);
  });

  test('a file that is no picture is refused', async () => {
    phone.files.set('tmp/a.png', Buffer.from('<script>'));

    assert.equal(await kindOf(auth.uploadAvatar('tmp/a.png')), 'refused');
  });

  test('exports, then cancels the account', async () => {
    await auth.login();
    assert.ok(await auth.request({ url: '/wx/user/export' }));
    await auth.cancelAccount();

    assert.equal(await kindOf(index()), 'signed-out');
  });

  test('the sandbox lists no folder of the application', async () => {
    for (const path of ['/static/', '/webjars/']) {
      assert.equal((await fetch(server.baseUrl + path)).status, 404, path);
    }
    const home = await fetch(server.baseUrl + '/', { redirect: 'manual' });
    assert.equal(home.headers.get('location'), '/wxapplogin/admin/');
  });
});
