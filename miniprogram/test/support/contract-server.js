/**
 * A server with the same API for mini programs as the real one, which fails on demand. Over real
 * HTTP, in the tests' own process.
 */
'use strict';
const fs = require('node:fs');
const http = require('node:http');
const { join } = require('node:path');
const { randomBytes } = require('node:crypto');

/** The folders with the files of the phone page; Maven puts the files into one folder. */
const PHONE_PAGE = ['../../../src/dev/resources/phone', '../../simulator/page', '../../simulator'];
const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript' };
const TEXTS = { 0: '成功', 501: '请登录', 701: 'code 无效或已过期', 702: 'code 已被使用' };
const DELETED_AT = '2099-01-16T00:00:00Z';

class ContractServer {
  constructor() {
    /** Every request as it came: method, path, token, body. */
    this.requests = [];
    this.people = new Map();
    /** What users must agree to. */
    this.consentNeeded = null;
    /** The openids of those who have cancelled their account. */
    this.cancelled = new Set();
    this.sessions = new Map();
    this.codes = new Map();
    this.phones = new Map();
    /** Whether each reply to the newest token carries the next one. */
    this.rotates = false;
    this.coolingOffSeconds = 10 * 86400;
    this.faults = [];
    this.avatars = new Map();
    /** The requests that a real server would have sent to WeChat, as the fake WeChat lists them. */
    this.exchanges = [];
    /** The phone of the phone page for which a code was given. */
    this.owners = new Map();
    /** What is broken at WeChat, as the control of the fake takes it; only for every path. */
    this.wechatFaults = [];
    this.gates = new Map();
    this.server = http.createServer((request, response) => this.#handle(request, response));
  }

  async start() {
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.origin = 'http://127.0.0.1:' + this.server.address().port;
    this.baseUrl = this.origin + '/wxapplogin';
    return this;
  }

  close() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  // The calls that a phone makes to WeChat.

  async login(openid = 'o' + randomBytes(8).toString('hex')) {
    const code = randomBytes(8).toString('hex');
    this.codes.set(code, openid);
    return { code, openid };
  }

  async phone(openid, number) {
    const code = randomBytes(8).toString('hex');
    this.phones.set(code, number);
    return { code, encryptedData: code, iv: 'iv' };
  }

  async profile() {
    return {};
  }

  // Controls for tests.

  /** Ends every session, as expiry or an admin does. */
  endSessions() {
    this.sessions.clear();
  }

  /**
   * Makes the next `times` requests to a path fail with `{ status, errno, retryAfter, body }`,
   * `{ hang: true }` or `{ reset: true }`.
   */
  fault(path, what, times = 1) {
    this.faults.push({ path, what, times });
  }

  wechatDown() {
    this.fault('/wx/auth/login_by_weixin', { status: 503, errno: 705, retryAfter: 5 }, Infinity);
  }

  mend() {
    this.faults = [];
  }

  /** Holds back the replies to a path until `open()`; each is made when its request comes. */
  gate(path) {
    const held = [];
    const wanted = [];
    this.gates.set(path, (deliver) => {
      held.push(deliver);
      wanted.filter(({ count }) => held.length >= count).forEach(({ resolve }) => resolve());
    });
    return {
      /** Resolves when `count` replies are held back. */
      holds: (count) =>
        new Promise((resolve) => (held.length >= count ? resolve() : wanted.push({ count, resolve }))),
      /** Sends the replies that are held back, and holds back no more. */
      open: () => {
        this.gates.delete(path);
        held.forEach((deliver) => deliver());
      },
    };
  }

  sent(path) {
    return this.requests.filter((request) => request.path === path);
  }

  #handle(request, response) {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url.replace(/^\/wxapplogin/, '').replace(/\?.*/, '');
      const raw = Buffer.concat(chunks);
      const isForm = /multipart/.test(request.headers['content-type'] || '');
      const body = !isForm && raw.length ? JSON.parse(raw.toString('utf8')) : {};
      const control = /^\/phone\/wechat\/(.*)/.exec(path);
      if (control) {
        const after = Number(new URL(request.url, this.origin).searchParams.get('after'));
        this.#control(control[1], request.method, body, after).then((answer) =>
          this.#deliver(response, { body: answer })
        );
        return;
      }
      const token = request.headers['x-oa-token'] || '';
      this.requests.push({ method: request.method, path, token, body, raw: raw.toString('latin1') });
      this.address = request.headers['x-phone-address'] || '127.0.0.1';
      const reply = this.#answer(request.method, path, token, body, raw);
      if (reply.body && !Buffer.isBuffer(reply.body) && typeof reply.body !== 'string') {
        reply.body = JSON.stringify(reply.body); // the state now, not when the reply is sent
      }
      const send = () => this.#deliver(response, reply);
      const deliver = () => (reply.delayMillis ? void setTimeout(send, reply.delayMillis) : send());
      const gate = this.gates.get(path);
      gate ? gate(deliver) : deliver();
    });
  }

  #deliver(response, { status = 200, header = {}, body, hang, reset }) {
    if (Buffer.isBuffer(body)) {
      response.writeHead(200, { 'Content-Type': 'image/png' });
      response.end(body);
      return;
    }
    if (reset) {
      response.socket.destroy();
    } else if (!hang) {
      response.writeHead(status, { 'Content-Type': 'application/json', ...header });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    }
  }

  #answer(method, path, token, body, raw) {
    const fault = this.faults.find((each) => each.path === path && each.times > 0);
    if (fault) {
      fault.times--;
      const { errno, status, retryAfter, ...rest } = fault.what;
      const header = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
      return { status, header, body: envelope(errno || 0, null), ...rest };
    }
    if (path === '/wx/auth/login_by_weixin') {
      return this.#login(body);
    }
    if (this.avatars.has(path)) {
      return { body: this.avatars.get(path) };
    }
    if (path.startsWith('/phone/')) {
      return this.#phonePage(path.slice('/phone/'.length) || 'index.html');
    }
    const session = this.sessions.get(token);
    if (!session) {
      return path.startsWith('/shop') ? { status: 401, body: '' } : refuse(501);
    }
    if (session.before) {
      this.sessions.delete(session.before); // the next token was used: no grace period
      session.before = '';
    }
    const header = {};
    if (this.rotates && session.rotation) {
      if (!session.next) {
        session.next = this.#open(session.openid, true, token, session.device);
      }
      header['X-Next-Token'] = session.next;
    }
    return { header, ...this.#signedIn(method, path, session, token, body, raw) };
  }

  #phonePage(name) {
    const header = { 'Content-Type': TYPES[name.split('.').pop()] };
    const places = PHONE_PAGE.map((place) => join(__dirname, place, name));
    return { header, body: fs.readFileSync(places.find(fs.existsSync), 'utf8') };
  }

  /** The controls of the fake WeChat that the phone page uses. */
  async #control(name, method, body, after) {
    switch (name) {
      case 'login':
      case 'phone': {
        const given = await (name === 'login' ? this.login(body.openid) : this.phone(body.openid, body.phoneNumber));
        this.owners.set(given.code, body.phoneId || '');
        return given;
      }
      case 'requests':
        return this.exchanges.filter(({ number }) => number > after);
      case 'fault':
        if (method !== 'GET') {
          this.wechatFaults = method === 'POST' ? [body] : [];
        }
        return this.wechatFaults;
      default:
        return {};
    }
  }

  /** Asks WeChat; returns how that went wrong, if it did, and how long it took. */
  #exchange(method, path, query, fields, code, gives) {
    const [{ errcode, delayMillis = 0 } = {}] = this.wechatFaults;
    const number = this.exchanges.length + 1;
    const exchange = { number, method, path, query, fields, phoneId: this.owners.get(code) || '' };
    this.exchanges.push(exchange);
    const failed = errcode === undefined ? {} : { errcode };
    const given = failed.errcode ? ['errcode', 'errmsg'] : gives;
    const answer = () => {
      exchange.answer = { status: 200, ...failed, fields: given, millis: delayMillis };
    };
    delayMillis ? setTimeout(answer, delayMillis) : answer();
    const refusal = { status: 503, header: { 'Retry-After': '1' }, ...refuse(705) };
    return { delayMillis: delayMillis && delayMillis + 50, ...(failed.errcode ? refusal : {}) };
  }

  #login({ code, rotation, device, restore }) {
    const query = { appid: 'wx0000000000000001', secret: '[secret]', js_code: code, grant_type: 'authorization_code' };
    const wechat = this.#exchange('GET', '/sns/jscode2session', query, [], code, ['session_key', 'openid']);
    if (wechat.body) {
      return wechat;
    }
    return { ...wechat, ...this.#openFor(code, rotation, device, restore) };
  }

  #openFor(code, rotation, device, restore) {
    const openid = this.codes.get(code);
    if (!openid) {
      return refuse(openid === '' ? 702 : 701);
    }
    this.codes.set(code, '');
    if (this.cancelled.has(openid) && restore !== true) {
      return { body: envelope(722, { deletedAt: DELETED_AT }) };
    }
    this.cancelled.delete(openid);
    const newUser = !this.people.has(openid);
    if (newUser) {
      this.people.set(openid, {
        userId: 1000 + this.people.size,
        nickName: '',
        avatarUrl: '',
        gender: 0,
        country: '',
        province: '',
        city: '',
        language: '',
        phone: '',
        registerDate: '2025-01-01',
        status: 0,
        userLevel: 0,
        userLevelDesc: '普通用户',
      });
    }
    const token = this.#open(openid, rotation === true, '', device);
    const userInfo = this.people.get(openid);
    return ok({ token, tokenExpire: '2099-01-01T00:00:00Z', expiresIn: 2592000, newUser, userInfo });
  }

  #open(openid, rotation, before, device = '') {
    const token = randomBytes(32).toString('base64url');
    this.sessions.set(token, { openid, rotation, before, next: '', device, ip: this.address });
    return token;
  }

  #signedIn(method, path, session, token, body, raw) {
    const user = this.people.get(session.openid);
    const devices = () => {
      const mine = [...this.sessions].filter(([, each]) => each.openid === session.openid);
      return mine.map(([each, { device, ip }]) => ({
        id: Buffer.from(each).toString('hex').slice(0, 32),
        device,
        ip,
        signedInAt: '2025-01-01T00:00:00Z',
        lastSeenAt: '2025-01-01T00:00:00Z',
        expiresAt: '2099-01-01T00:00:00Z',
        current: each === token,
      }));
    };
    if (method === 'DELETE' && path.startsWith('/wx/user/sessions/')) {
      const id = path.split('/').pop();
      const [gone] = [...this.sessions].find(([each]) => Buffer.from(each).toString('hex').startsWith(id)) || [];
      return this.sessions.delete(gone) ? ok(null) : refuse(402);
    }
    switch (path) {
      case '/wx/auth/check':
        return ok({ tokenExpire: '2099-01-01T00:00:00Z' });
      case '/wx/auth/logout':
        [...this.sessions].forEach(([each, { openid }]) => {
          if (each === token || (body.all && openid === session.openid)) {
            this.sessions.delete(each);
          }
        });
        return ok(null);
      case '/wx/auth/bindPhone': {
        const key = body.code || body.encryptedData;
        let delayMillis = 0;
        if (body.code) {
          const path = '/wxa/business/getuserphonenumber';
          const query = { access_token: '[secret]' };
          const gives = ['errcode', 'errmsg', 'phone_info'];
          const wechat = this.#exchange('POST', path, query, ['code', 'openid'], key, gives);
          if (wechat.body) {
            return wechat;
          }
          ({ delayMillis } = wechat);
        }
        const number = this.phones.get(key);
        this.phones.delete(key);
        if (!number) {
          return refuse(body.code ? 701 : 712);
        }
        if ([...this.people.values()].some((each) => each !== user && each.phone === number)) {
          return refuse(506);
        }
        user.phone = number;
        return { delayMillis, ...ok({ phone: number, countryCode: '86' }) };
      }
      case '/wx/auth/unbindPhone': {
        const unbound = Boolean(user.phone);
        user.phone = '';
        return ok({ unbound });
      }
      case '/wx/user/index':
        return ok({
          userInfo: user,
          userLevel: user.userLevel,
          userLevelDesc: user.userLevelDesc,
          registerDate: user.registerDate,
          sessions: devices(),
          ...(this.consentNeeded ? { consentNeeded: this.consentNeeded } : {}),
        });
      case '/wx/user/profile':
        if (method === 'POST') {
          Object.assign(user, body);
        }
        return ok({ userInfo: user });
      case '/wx/user/avatar': {
        const start = raw.indexOf('\r\n\r\n') + 4;
        if (!raw.subarray(0, start).includes('name="file"')) {
          return refuse(401);
        }
        const picture = raw.subarray(start, raw.lastIndexOf('\r\n--'));
        const address = '/avatars/' + randomBytes(4).toString('hex') + '.png';
        this.avatars.set(address, picture);
        user.avatarUrl = this.baseUrl + address;
        return ok({ avatarUrl: user.avatarUrl });
      }
      case '/wx/user/sessions':
        return ok({ sessions: devices() });
      case '/wx/user/export':
        return ok({ userInfo: user });
      case '/wx/user/cancel':
        if (method === 'GET') {
          return ok({ coolingOffSeconds: this.coolingOffSeconds, deletedAt: DELETED_AT });
        }
        this.cancelled.add(session.openid);
        [...this.sessions].forEach(([each, { openid }]) => {
          if (openid === session.openid) {
            this.sessions.delete(each);
          }
        });
        return ok({ deletedAt: DELETED_AT });
      case '/wx/user/consent':
        this.consentNeeded = null;
        return ok({});
      default:
        return path.startsWith('/shop') ? { body: { orders: [1, 2] } } : refuse(503);
    }
  }
}

function envelope(errno, data) {
  return { errno, errmsg: TEXTS[errno] || 'errno ' + errno, data };
}

function ok(data) {
  return { body: envelope(0, data) };
}

function refuse(errno) {
  return { body: envelope(errno, null) };
}

module.exports = { ContractServer };
