/** The promises of the library, in edge cases too: real HTTP, and a server that fails on demand. */
'use strict';
const { test, describe, before, after, beforeEach } = require('node:test');
const assert = require('node:assert/strict');
const { ContractServer } = require('./support/contract-server');
const { fakeWx, loadLibrary } = require('./support/fake-wx');
const { Phone } = require('../simulator/phone');

const SHORT = 150; // a time-out in ms, for tests in which no answer ever comes

/** @type {ContractServer} */
let server;
/** @type {Phone} */
let phone;
let storage;
let wx;
let auth;

/** Starts the mini program, anew each time, on the same phone. */
function start(options = {}) {
  ({ wx, storage } = fakeWx(phone, storage));
  auth = loadLibrary(wx).createLogin({ baseUrl: server.baseUrl, ...options });
  return auth;
}

const index = () => auth.request({ url: '/wx/user/index' });
const times = (count, make) => Promise.all(Array.from({ length: count }, make));
const tokensOf = (path) => server.sent(path).map((request) => request.token);

/** How a promise settles, as one value. */
const outcome = (promise) => promise.then((value) => ({ value }), (error) => ({ error }));

async function failure(promise) {
  const { error, value } = await outcome(promise);
  assert.ok(error, 'resolved with ' + JSON.stringify(value));
  assert.equal(error.name, 'WxAppLoginError', error.stack);
  return error;
}

before(async () => {
  server = await new ContractServer().start();
});
after(() => server.close());

beforeEach(() => {
  server.requests = [];
  server.endSessions();
  server.rotates = false;
  server.mend();
  server.gates.clear();
  phone = new Phone(server);
  storage = new Map();
  start();
});

describe('login', { timeout: 20000 }, () => {
  test('a request signs in by itself', async () => {
    const { userInfo } = await index();

    assert.equal(userInfo.registerDate, '2025-01-01');
    assert.equal(auth.signedIn, true);
    assert.equal(auth.userInfo.userId, userInfo.userId);
  });

  test('is shared by all requests that start at once', async () => {
    const sessions = await times(20, () => auth.login());
    await times(20, index);

    assert.equal(phone.count('login'), 1);
    assert.equal(new Set(sessions).size, 1);
    assert.equal(sessions[0].newUser, true);
  });

  test('is a new one each time it is called', async () => {
    await auth.login();
    const { newUser } = await auth.login();

    assert.equal(phone.count('login'), 2);
    assert.equal(newUser, false);
  });

  test('says which app and device it is, and that it can take a next token', async () => {
    start({ appid: 'wx0000000000000001', device: 'iPhone 15' });
    await auth.login();

    const [{ body, token }] = server.sent('/wx/auth/login_by_weixin');
    assert.equal(body.rotation, true);
    assert.equal(body.appid, 'wx0000000000000001');
    assert.equal(body.device, 'iPhone 15');
    assert.equal(token, '');
  });

  for (const errno of [701, 702]) {
    test(`takes a new code when errno ${errno} says the first was spent`, async () => {
      server.fault('/wx/auth/login_by_weixin', { errno });
      await auth.login();

      const codes = server.sent('/wx/auth/login_by_weixin').map(({ body }) => body.code);
      assert.equal(new Set(codes).size, 2);
    });
  }

  test('takes a new code only once', async () => {
    server.fault('/wx/auth/login_by_weixin', { errno: 701 }, 9);
    const { kind, errno } = await failure(auth.login());

    assert.deepEqual([kind, errno], ['stale', 701]);
    assert.equal(phone.count('login'), 2);
  });

  test('can be tried again after it failed', async () => {
    phone.fails.set('login', { errMsg: 'login:fail', errno: 1 });
    await failure(auth.login());
    phone.fails.clear();
    await auth.login();

    assert.equal(auth.signedIn, true);
  });

  test('fails with a typed error when wx.login gives no code, for everybody who waits', async () => {
    phone.$login = async () => ({});
    const failures = await times(20, () => failure(index()));

    assert.deepEqual([...new Set(failures.map(({ kind }) => kind))], ['wechat']);
    assert.equal(phone.count('login'), 1);
  });

  test('fails with a typed error when wx.login fails or does not exist', async () => {
    phone.fails.set('login', { errMsg: 'login:fail internal', errno: -1 });
    const { kind, errno, message } = await failure(index());
    assert.deepEqual([kind, errno, message], ['wechat', -1, 'login:fail internal']);

    delete wx.login;
    assert.equal((await failure(index())).kind, 'wechat');
  });

  test('fails when the reply holds no token', async () => {
    server.fault('/wx/auth/login_by_weixin', { errno: 0 });

    assert.equal((await failure(auth.login())).kind, 'server');
    assert.equal(auth.signedIn, false);
  });

  test('waits as long as the server asks, unless the user taps', async () => {
    server.fault('/wx/auth/login_by_weixin', { status: 503, errno: 705, retryAfter: 3600 });
    const first = await failure(index());
    const second = await failure(index());
    assert.deepEqual([first.kind, first.retryAfter, first.errno], ['busy', 3600, 705]);
    assert.equal(second.kind, 'busy');
    assert.equal(phone.count('login'), 1);

    await auth.login();
    assert.equal(phone.count('login'), 2);
  });
});

describe('an expired token', { timeout: 20000 }, () => {
  test('costs 20 concurrent requests one login and loses none', async () => {
    await auth.login();
    server.endSessions();
    const answers = await times(20, index);

    assert.equal(answers.filter(({ userInfo }) => userInfo).length, 20);
    assert.equal(phone.count('login'), 2);
    assert.equal(server.sent('/wx/auth/login_by_weixin').length, 2);
    assert.equal(server.sent('/wx/user/index').length, 40);
  });

  test('that is refused late, after another request signed in, costs no second login', async () => {
    await auth.login();
    server.endSessions();
    const gate = server.gate('/wx/user/profile');
    const late = auth.profile(); // refused, but the reply is still held back
    await gate.holds(1);
    await index();
    gate.open();
    await late;

    assert.equal(phone.count('login'), 2);
    assert.equal(new Set(tokensOf('/wx/user/profile')).size, 2);
  });

  test('is not sent by requests that begin while a login is under way', async () => {
    await auth.login();
    const [old] = server.sessions.keys();
    server.endSessions();
    const gate = server.gate('/wx/auth/login_by_weixin');
    const login = auth.login();
    await gate.holds(1);
    const waiting = times(5, index);
    gate.open();
    await Promise.all([login, waiting]);

    assert.equal(tokensOf('/wx/user/index').includes(old), false);
  });

  test('leads to one second attempt, not to a loop', async () => {
    await auth.login();
    const reasons = [];
    auth.on('signed-out', ({ reason }) => reasons.push(reason));
    server.fault('/wx/user/index', { errno: 501 }, 99);
    const { kind, errno } = await failure(index());

    assert.deepEqual([kind, errno], ['signed-out', 501]);
    assert.equal(server.sent('/wx/user/index').length, 2);
    assert.equal(phone.count('login'), 2);
    assert.deepEqual(reasons, ['expired']);
  });

  test('is replaced, and the request sent again with its method and data', async () => {
    await auth.login();
    server.endSessions();
    await auth.request({ url: '/wx/user/profile', method: 'POST', data: { nickName: '王五' } });

    const [first, second] = server.sent('/wx/user/profile');
    assert.deepEqual(first.body, { nickName: '王五' });
    assert.deepEqual([second.method, second.body], [first.method, first.body]);
  });

  test('is forgotten, not kept for the next start, when the login after it fails', async () => {
    await auth.login();
    server.endSessions();
    phone.fails.set('login', { errMsg: 'login:fail', errno: 1 });
    await failure(index());
    start();

    assert.equal(auth.signedIn, false);
  });
});

describe('rotation', { timeout: 20000 }, () => {
  for (const headerCase of ['lower', 'upper']) {
    test(`uses the next token, its header in ${headerCase} case`, async () => {
      phone.headerCase = headerCase;
      server.rotates = true;
      await index();
      await index();
      await index();

      assert.equal(new Set(tokensOf('/wx/user/index')).size, 3);
      assert.equal(phone.count('login'), 1);
    });
  }

  test('survives a restart', async () => {
    server.rotates = true;
    await index();
    await index(); // with the second token: the first is no longer valid
    start();
    await index();

    assert.equal(phone.count('login'), 1);
  });

  test('refuses no concurrent request, even without a grace period', async () => {
    server.rotates = true;
    for (let round = 0; round < 10; round++) {
      const answers = await times(20, index);
      assert.equal(answers.filter(({ userInfo }) => userInfo).length, 20);
    }

    assert.equal(phone.count('login'), 1);
  });

  test('is not turned back by a reply that comes late', async () => {
    server.rotates = true;
    await auth.login();
    const gate = server.gate('/wx/user/profile');
    const late = auth.profile(); // its reply brings the second token
    await gate.holds(1);
    await index(); // brings the second
    await index(); // brings the third
    gate.open();
    await late;
    server.rotates = false;
    await index();
    await index();

    const [, , third] = tokensOf('/wx/user/index');
    assert.equal(tokensOf('/wx/user/index').at(-1), third);
    assert.equal(phone.count('login'), 1);
  });

  test('does not sign in again a user who has signed out', async () => {
    server.rotates = true;
    await auth.login();
    const gate = server.gate('/wx/user/index');
    const late = index();
    await gate.holds(1);
    await auth.logout();
    gate.open();
    await late;

    assert.equal(auth.signedIn, false);
    start();
    assert.equal(auth.signedIn, false);
  });
});

describe('a promise settles with a typed error', { timeout: 20000 }, () => {
  test('when the network is off, and the token is still there when it is back', async () => {
    await auth.login();
    phone.offline = true;
    const failures = await times(20, () => failure(index()));
    assert.deepEqual([...new Set(failures.map(({ kind }) => kind))], ['network']);

    phone.offline = false;
    await index();
    assert.equal(phone.count('login'), 1);
  });

  test('when the network is off at the login', async () => {
    phone.offline = true;

    assert.equal((await failure(index())).kind, 'network');
  });

  test('when the server breaks the connection', async () => {
    await auth.login();
    server.fault('/wx/user/index', { reset: true }, 9);

    assert.equal((await failure(index())).kind, 'network');
  });

  test('when the server is overloaded, and the token is kept', async () => {
    await auth.login();
    server.fault('/wx/user/index', { status: 503, errno: 502, retryAfter: 7 });
    const { kind, errno, httpStatus, retryAfter } = await failure(index());
    assert.deepEqual([kind, errno, httpStatus, retryAfter], ['busy', 502, 503, 7]);

    await index();
    assert.equal(phone.count('login'), 1);
  });

  test('when the server never answers', async () => {
    await auth.login();
    server.fault('/wx/user/index', { hang: true });

    assert.equal((await failure(auth.request({ url: '/wx/user/index', timeout: SHORT }))).kind, 'timeout');
    await index();
  });

  test('when wx.request never calls back in spite of its timeout', async () => {
    await auth.login();
    phone.silent.add('request');
    assert.equal((await failure(auth.request({ url: '/wx/user/index', timeout: SHORT }))).kind, 'timeout');
    assert.equal(phone.calls.at(-1).options.timeout, SHORT);
  });

  test('when wx itself reports a timeout', async () => {
    await auth.login();
    phone.fails.set('request', { errMsg: 'request:fail timeout', errno: 5 });

    assert.equal((await failure(index())).kind, 'timeout');
  });

  test('when wx.login never calls back; the next login starts anew', async () => {
    start({ timeout: SHORT });
    phone.silent.add('login');
    const failures = await times(20, () => failure(index()));
    assert.deepEqual([...new Set(failures.map(({ kind }) => kind))], ['timeout']);

    phone.silent.clear();
    start();
    await index();
  });

  test('in its own time, though the login it waits for takes longer', async () => {
    const gate = server.gate('/wx/auth/login_by_weixin');
    const patient = index();
    const hasty = failure(auth.request({ url: '/wx/user/index', timeout: SHORT }));
    await gate.holds(1);
    assert.equal((await hasty).kind, 'timeout');

    gate.open();
    assert.ok((await patient).userInfo);
    assert.equal(phone.count('login'), 1);
  });

  test('when the answer is a page of somebody else, such as the sign-in of a hotel network', async () => {
    await auth.login();
    server.fault('/wx/user/index', { body: '<html>Welcome</html>' });
    const { kind, httpStatus } = await failure(index());

    assert.deepEqual([kind, httpStatus], ['server', 200]);
  });

  const KINDS = {
    '-1': 'server', 401: 'refused', 402: 'refused', 410: 'refused', 429: 'busy', 502: 'server',
    503: 'refused', 506: 'refused', 703: 'busy', 704: 'account', 705: 'busy', 706: 'server',
    711: 'refused', 712: 'stale', 713: 'refused', 721: 'account', 722: 'account',
    723: 'account',
  };
  const STATUS = { 429: 429, 502: 500, 705: 503, 706: 500 };
  for (const [errno, kind] of Object.entries(KINDS)) {
    test(`of kind ${kind} for errno ${errno}`, async () => {
      await auth.login();
      server.fault('/wx/user/index', { errno: Number(errno), status: STATUS[errno] || 200 });
      const error = await failure(index());

      assert.deepEqual([error.kind, error.errno], [kind, Number(errno)]);
      assert.ok(error.message);
      assert.equal(auth.signedIn, true);
    });
  }

  test('names the field that the server does not accept', async () => {
    const body = { errno: 402, errmsg: '参数值不允许：nickName', field: 'nickName' };
    server.fault('/wx/user/profile', { body });
    const { kind, field } = await failure(auth.profile({ nickName: 'x'.repeat(65) }));
    assert.deepEqual([kind, field], ['refused', 'nickName']);

    server.fault('/wx/user/profile', { errno: 402 });
    assert.equal((await failure(auth.profile({ gender: 3 }))).field, undefined);
  });
});

describe('backends of your own', { timeout: 20000 }, () => {
  const SHOP = () => server.origin + '/shop/orders';

  test('get the token, and answer as they like', async () => {
    start({ alsoAt: [server.origin + '/shop'] });

    assert.deepEqual(await auth.request({ url: SHOP() }), { orders: [1, 2] });
  });

  test('say 401 for an expired token', async () => {
    start({ alsoAt: [server.origin + '/shop'] });
    await auth.request({ url: SHOP() });
    server.endSessions();

    assert.deepEqual(await auth.request({ url: SHOP() }), { orders: [1, 2] });
    assert.equal(phone.count('login'), 2);
  });

  test('get no token unless they are named', async () => {
    for (const url of [SHOP(), server.baseUrl + '.evil.example/', 'wx/user/index']) {
      assert.equal((await failure(auth.request({ url }))).kind, 'refused');
    }
    assert.equal(server.requests.length, 0);
  });
});

describe('logout', { timeout: 20000 }, () => {
  test('ends the session on the server, and nothing signs in by itself after it', async () => {
    await auth.login();
    await auth.logout();
    assert.equal(server.sessions.size, 0);
    assert.equal(auth.userInfo, null);

    for (let starts = 0; starts < 2; starts++) {
      assert.equal((await failure(index())).kind, 'signed-out');
      assert.equal((await failure(auth.ready())).kind, 'signed-out');
      start();
    }
    assert.equal(phone.count('login'), 1);
  });

  test('ends with the next login', async () => {
    await auth.login();
    await auth.logout();
    await auth.login();
    start();

    assert.ok((await index()).userInfo);
  });

  test('of all devices tells the server so', async () => {
    await auth.login();
    await auth.logout({ all: true });

    assert.deepEqual(server.sent('/wx/auth/logout')[0].body, { all: true });
  });

  test('takes effect here even if the server cannot be reached', async () => {
    await auth.login();
    phone.offline = true;

    assert.equal((await failure(auth.logout())).kind, 'network');
    assert.equal(auth.signedIn, false);
    phone.offline = false;
    assert.equal((await failure(index())).kind, 'signed-out');
  });

  test('succeeds if the session had ended already, or never existed', async () => {
    await auth.logout();
    await auth.login();
    server.endSessions();
    await auth.logout();

    assert.equal(phone.count('login'), 1);
  });

  test('waits for a login under way, and ends its session', async () => {
    const gate = server.gate('/wx/auth/login_by_weixin');
    const login = auth.login();
    await gate.holds(1);
    const logout = auth.logout();
    gate.open();
    await Promise.all([login, logout]);

    assert.equal(auth.signedIn, false);
    assert.equal(server.sessions.size, 0);
  });

  test('is not undone by a request that was under way', async () => {
    await auth.login();
    server.endSessions();
    const gate = server.gate('/wx/user/index');
    const late = failure(index());
    await gate.holds(1);
    await auth.logout();
    gate.open();

    assert.equal((await late).kind, 'signed-out');
    assert.equal(phone.count('login'), 1);
  });
});

describe('checkSession', { timeout: 20000 }, () => {
  test('knows without a request that nobody has signed in', async () => {
    assert.deepEqual(await auth.checkSession(), { signedIn: false, sessionKey: false });
    assert.equal(phone.calls.length, 0);
  });

  test('believes the server about the token', async () => {
    await auth.login();
    assert.deepEqual(await auth.checkSession(), { signedIn: true, sessionKey: true });
    server.endSessions();

    assert.deepEqual(await auth.checkSession(), { signedIn: false, sessionKey: true });
    assert.equal(auth.signedIn, false);
    assert.equal(phone.count('login'), 1);
  });

  test('believes WeChat about the session_key', async () => {
    await auth.login();
    phone.sessionKeyGone = true;

    assert.deepEqual(await auth.checkSession(), { signedIn: true, sessionKey: false });
  });

  test('fails while offline, and keeps the token', async () => {
    await auth.login();
    phone.offline = true;

    assert.equal((await failure(auth.checkSession())).kind, 'network');
    assert.equal(auth.signedIn, true);
  });

  test('settles even if wx.checkSession never calls back', async () => {
    await auth.login();
    start({ timeout: SHORT });
    phone.silent.add('checkSession');

    assert.equal((await failure(auth.checkSession())).kind, 'timeout');
  });

  test('ready signs in only if something is missing', async () => {
    await auth.ready();
    await auth.ready();
    assert.equal(phone.count('login'), 1);

    phone.sessionKeyGone = true;
    await auth.ready();
    assert.equal(phone.count('login'), 2);

    server.endSessions();
    await auth.ready();
    assert.equal(phone.count('login'), 3);
  });
});

describe('bindPhone', { timeout: 20000 }, () => {
  const tap = () => phone.call('openType', { openType: 'getPhoneNumber' });

  test('sends only the code of the event', async () => {
    await auth.ready();
    const bound = await auth.bindPhone(await tap());

    assert.deepEqual(bound, { phone: phone.number, countryCode: '86' });
    assert.deepEqual(Object.keys(server.sent('/wx/auth/bindPhone')[0].body), ['code']);
  });

  test('sends the encrypted data of an old WeChat', async () => {
    phone.oldPhoneButton = true;
    await auth.ready();
    await auth.bindPhone(await tap());

    const [{ body }] = server.sent('/wx/auth/bindPhone');
    assert.deepEqual(Object.keys(body), ['encryptedData', 'iv']);
  });

  test('signs nobody in', async () => {
    await auth.ready();
    const detail = await tap();
    server.endSessions();

    assert.equal((await failure(auth.bindPhone(detail))).kind, 'signed-out');
    assert.equal((await failure(auth.bindPhone(detail))).kind, 'signed-out');
    assert.equal(phone.count('login'), 1);

    await auth.ready();
    await auth.bindPhone(await tap());
  });

  test('says that the user has to tap again', async () => {
    await auth.ready();
    const detail = await tap();
    await auth.bindPhone(detail);

    assert.equal((await failure(auth.bindPhone(detail))).kind, 'stale');
  });

  const REFUSALS = [
    [{ errMsg: 'getPhoneNumber:fail user deny' }, 'denied'],
    [{ errMsg: 'getPhoneNumber:fail privacy permission is not authorized', errno: 104 }, 'denied'],
    [{ errMsg: 'getPhoneNumber:fail jsapi has no permission', errno: 1400001 }, 'quota'],
    [{ errMsg: 'getPhoneNumber:fail no permission', errno: 102 }, 'wechat'],
    [{}, 'wechat'],
  ];
  for (const [detail, kind] of REFUSALS) {
    test(`tells ${kind} from ${JSON.stringify(detail)}, without asking the server`, async () => {
      await auth.ready();
      const error = await failure(auth.bindPhone(detail));

      assert.deepEqual([error.kind, error.errno], [kind, detail.errno]);
      assert.equal(server.sent('/wx/auth/bindPhone').length, 0);
    });
  }
});

describe('profile and avatar', { timeout: 20000 }, () => {
  test('are read, changed, and remembered', async () => {
    assert.equal((await auth.profile()).nickName, '');
    await auth.profile({ nickName: '李四' });
    assert.equal(server.sent('/wx/user/profile').at(-1).method, 'POST');
    start();

    assert.equal(auth.userInfo.nickName, '李四');
  });

  test('a reply that comes late does not undo what was saved since', async () => {
    await auth.login();
    const gate = server.gate('/wx/user/profile');
    const late = auth.profile();
    await gate.holds(1);
    server.gates.clear();
    await auth.profile({ nickName: '李四' });
    gate.open();
    await late;

    assert.equal(auth.userInfo.nickName, '李四');
  });

  test('the picture is uploaded, once more after a login', async () => {
    phone.files.set('tmp/a.png', Buffer.from('a picture'));
    await auth.login();
    server.endSessions();
    const avatarUrl = await auth.uploadAvatar('tmp/a.png');

    assert.match(avatarUrl, /\/avatars\//);
    assert.equal(auth.userInfo.avatarUrl, avatarUrl);
    assert.equal(server.sent('/wx/user/avatar').length, 2);
    assert.match(server.sent('/wx/user/avatar')[1].raw, /a picture/);
  });

  test('an upload takes part in rotation', async () => {
    phone.files.set('tmp/a.png', Buffer.from('a picture'));
    server.rotates = true;
    await auth.login();
    await auth.uploadAvatar('tmp/a.png');
    await index();

    assert.notEqual(tokensOf('/wx/user/index')[0], tokensOf('/wx/user/avatar')[0]);
  });

  test('an upload that fails says how', async () => {
    phone.files.set('tmp/a.png', Buffer.from('a picture'));
    await auth.login();
    server.fault('/wx/user/avatar', { errno: 402 });
    assert.equal((await failure(auth.uploadAvatar('tmp/a.png'))).kind, 'refused');
    phone.offline = true;
    assert.equal((await failure(auth.uploadAvatar('tmp/a.png'))).kind, 'network');
  });
});

describe('unbindPhone', { timeout: 20000 }, () => {
  test('takes the number off the account, and says whether there was one', async () => {
    await auth.ready();
    await auth.bindPhone(await phone.call('openType', { openType: 'getPhoneNumber' }));

    assert.deepEqual(await auth.unbindPhone(), { unbound: true });
    assert.deepEqual(await auth.unbindPhone(), { unbound: false });
    assert.equal((await auth.profile()).phone, '');
  });
});

describe('cancelAccount', { timeout: 20000 }, () => {
  test('signs out, and nothing signs in by itself after it', async () => {
    await auth.login();
    await auth.cancelAccount();

    assert.equal(auth.signedIn, false);
    assert.equal((await failure(index())).kind, 'signed-out');
    assert.equal(phone.count('login'), 1);
  });

  test('is taken back by a login that asks for it, and by no other', async () => {
    await auth.login();
    await auth.cancelAccount();

    const refusal = await failure(auth.login());
    assert.equal(refusal.errno, 722);
    assert.equal(refusal.kind, 'account');
    assert.equal(refusal.data.deletedAt, '2099-01-16T00:00:00Z');
    const both = [auth.login(), auth.login({ restore: true })];
    assert.equal((await failure(both[0])).errno, 722);
    assert.equal((await both[1]).newUser, false);
    assert.equal(auth.signedIn, true);
    const asked = server.sent('/wx/auth/login_by_weixin').map(({ body }) => body.restore);
    assert.deepEqual(asked, [undefined, undefined, undefined, true]);
  });

  test('signs nobody out if the server could not do it', async () => {
    await auth.login();
    server.fault('/wx/user/cancel', { status: 503, errno: 502 });

    assert.equal((await failure(auth.cancelAccount())).kind, 'busy');
    assert.equal(auth.signedIn, true);
  });
});

describe('events', { timeout: 20000 }, () => {
  test('report each login and the end of the session', async () => {
    const heard = [];
    auth.on('signed-in', ({ newUser }) => heard.push(['in', newUser]));
    auth.on('signed-out', ({ reason }) => heard.push(['out', reason]));
    await times(5, index);
    server.endSessions();
    await times(5, index);
    await auth.logout();

    assert.deepEqual(heard, [['in', true], ['in', false], ['out', 'logout']]);
  });

  test('report that an account is disabled', async () => {
    const heard = [];
    await auth.login();
    auth.on('signed-out', ({ reason }) => heard.push(reason));
    server.endSessions();
    const data = { until: '2099-11-30T01:00:00Z', reason: '请勿发布广告' };
    const body = { errno: 721, errmsg: '账号已被禁用', data };
    server.fault('/wx/auth/login_by_weixin', { body });

    const refusal = await failure(index());
    assert.equal(refusal.kind, 'account');
    assert.deepEqual(refusal.data, data);
    assert.deepEqual(heard, ['account']);
  });

  test('stop when asked to', async () => {
    const heard = [];
    const stop = auth.on('signed-in', () => heard.push('in'));
    stop();
    await auth.login();

    assert.deepEqual(heard, []);
  });

  test('a listener that throws breaks nothing else', async (t) => {
    const logged = t.mock.method(console, 'error', () => {});
    auth.on('signed-in', () => {
      throw new Error('of the page');
    });
    await index();

    assert.equal(logged.mock.callCount(), 1);
  });
});

describe('storage', { timeout: 20000 }, () => {
  test('uses one key, and keeps a session across restarts', async () => {
    await index();
    start();
    await index();

    assert.deepEqual([...storage.keys()], ['wxapplogin']);
    assert.equal(phone.count('login'), 1);
  });

  test('holds no phone number', async () => {
    await auth.ready();
    await auth.bindPhone(await phone.call('openType', { openType: 'getPhoneNumber' }));
    await auth.profile();
    await auth.login();

    assert.equal([...storage.values()].join().includes(phone.number), false);
  });

  test('of one server is not used for another', async () => {
    await auth.login();
    const other = await new ContractServer().start();
    try {
      const elsewhere = loadLibrary(wx).createLogin({ baseUrl: other.baseUrl });
      assert.equal(elsewhere.signedIn, false);
      await failure(elsewhere.request({ url: '/wx/user/index' }));
      assert.deepEqual([...new Set(other.requests.map(({ token }) => token))], ['']);
    } finally {
      await other.close();
    }
  });

  test('that cannot be read or written costs a login at most', async () => {
    wx.getStorageSync = () => {
      throw new Error('storage broken');
    };
    wx.setStorageSync = wx.getStorageSync;
    auth = loadLibrary(wx).createLogin({ baseUrl: server.baseUrl });
    await times(3, index);
    await index();

    assert.equal(phone.count('login'), 1);
  });
});

test('an invalid address is reported at once', () => {
  for (const baseUrl of ['', 'example.com', undefined]) {
    assert.throws(() => loadLibrary(wx).createLogin({ baseUrl }), { name: 'WxAppLoginError' });
  }
});
