/**
 * The part of WeChat on a phone that a mini program talks to and that is not a page: who holds the
 * phone, what they agree to, and the network. Runs in node and in a browser.
 *
 * @typedef {object} WeChat what WeChat's servers do for a phone
 * @property {(openid?: string) => Promise<{ code: string, openid: string }>} login
 * @property {(openid: string, number: string) => Promise<Record<string, string>>} phone
 * @property {(openid: string, userInfo: object) => Promise<Record<string, string>>} profile
 */
'use strict';

/** The answer of a wx call that fails. */
class Refusal extends Error {
  /** @param {string} errMsg @param {number} [errno] */
  constructor(errMsg, errno) {
    super(errMsg);
    this.answer = errno === undefined ? { errMsg } : { errMsg, errno };
  }
}

class Phone {
  /** @param {WeChat} wechat */
  constructor(wechat) {
    this.wechat = wechat;
    /** Who holds the phone; a new person is made up at the first login. */
    this.openid = '';
    this.number = Phone.newNumber();
    this.userInfo = { nickName: '小明', avatarUrl: '', gender: 1 };
    this.offline = false;
    this.sessionKeyGone = false;
    this.privacyAgreed = false;
    /** Whether the phone button of this WeChat is so old that it gives encrypted data only. */
    this.oldPhoneButton = false;
    /** Calls, or open-types of buttons, that fail, with what they answer. */
    this.fails = new Map();
    /** Calls that never answer. */
    this.silent = new Set();
    /** Scopes as wx.getSetting tells them: true, false, or not asked yet. */
    this.scopes = {};
    /** The header names of replies: `lower` as over HTTP/2, `upper` as some phones give them. */
    this.headerCase = 'lower';
    /** The pictures on the phone: bytes by temporary path. */
    this.files = new Map();
    /** Every call, for tests to look at. */
    this.calls = [];
  }

  /** A number that nobody has yet, most likely. */
  static newNumber() {
    return String(13000000000 + Math.floor(Math.random() * 7000000000));
  }

  count(name) {
    return this.calls.filter((call) => call.name === name).length;
  }

  /** Calls `wx[name]`; rejects with a Refusal. */
  async call(name, options, signal) {
    this.calls.push({ name, options });
    if (this.silent.has(name)) {
      return new Promise(() => {});
    }
    if (this.fails.has(name)) {
      const { errMsg, errno } = this.fails.get(name);
      throw new Refusal(errMsg, errno);
    }
    const method = '$' + name;
    if (typeof this[method] !== 'function') {
      return { errMsg: name + ':ok' };
    }
    const answer = await this[method](options, signal);
    return Object.assign({ errMsg: name + ':ok' }, answer);
  }

  async $login() {
    if (this.offline) {
      throw new Refusal('login:fail network error', 600001);
    }
    const { code, openid } = await this.wechat.login(this.openid || undefined);
    this.openid = openid;
    this.sessionKeyGone = false;
    return { code };
  }

  async $checkSession() {
    if (this.sessionKeyGone) {
      throw new Refusal('checkSession:fail session expired, errCode: -13001');
    }
  }

  async $request({ url, method = 'GET', data, header = {}, timeout }, signal) {
    const target = new URL(url);
    const init = { method, headers: header, credentials: 'omit' };
    if (method === 'GET') {
      Object.entries(data || {}).forEach(([key, value]) => target.searchParams.set(key, value));
    } else if (data !== undefined) {
      init.body = typeof data === 'string' ? data : JSON.stringify(data);
    }
    return this.#fetch('request', target, init, timeout, signal);
  }

  async $uploadFile({ url, filePath, name, header = {}, timeout }, signal) {
    const bytes = this.files.get(filePath);
    if (!bytes) {
      throw new Refusal('uploadFile:fail file not found');
    }
    const body = new FormData();
    body.append(name, new Blob([bytes], { type: 'image/png' }), 'avatar.png');
    const init = { method: 'POST', headers: header, body, credentials: 'omit' };
    const reply = await this.#fetch('uploadFile', url, init, timeout, signal);
    return { ...reply, data: typeof reply.data === 'string' ? reply.data : JSON.stringify(reply.data) };
  }

  async #fetch(name, url, init, timeout = 60000, signal) {
    if (this.offline) {
      throw new Refusal(name + ':fail errcode:-106 net::ERR_INTERNET_DISCONNECTED', 600001);
    }
    const signals = [AbortSignal.timeout(timeout)].concat(signal ? [signal] : []);
    let reply, text;
    try {
      reply = await fetch(url, { ...init, signal: AbortSignal.any(signals) });
      text = await reply.text();
    } catch (e) {
      throw e.name === 'TimeoutError'
        ? new Refusal(name + ':fail timeout', 5)
        : new Refusal(name + ':fail ' + (e.cause ? e.cause.code : e.name), 600001);
    }
    let data = text;
    try {
      data = JSON.parse(text);
    } catch (e) {
      // Not JSON: the text itself is the data.
    }
    const header = {};
    reply.headers.forEach((value, key) => {
      header[this.headerCase === 'upper' ? key.toUpperCase() : key] = value;
    });
    return { statusCode: reply.status, data, header, cookies: [] };
  }

  /** What a button with an open-type gives once the user has agreed: its event's `detail`. */
  async $openType({ openType }) {
    if (this.fails.has(openType)) {
      return this.fails.get(openType);
    }
    const errMsg = openType + ':ok';
    switch (openType) {
      case 'getPhoneNumber': {
        const { code, encryptedData, iv } = await this.wechat.phone(this.openid, this.number);
        return this.oldPhoneButton
          ? { errMsg, encryptedData, iv }
          : { errMsg, code, encryptedData, iv };
      }
      case 'chooseAvatar':
        return { errMsg, avatarUrl: [...this.files.keys()][0] };
      case 'getUserInfo':
        return { errMsg, userInfo: this.userInfo };
      default:
        return { errMsg };
    }
  }

  /** Whether a button fails before it asks its user anything. */
  async $willFail({ name }) {
    return { fails: this.fails.has(name) };
  }

  async $getUserProfile() {
    return { userInfo: this.userInfo };
  }

  async $getPrivacySetting() {
    return { needAuthorization: !this.privacyAgreed, privacyContractName: '《隐私保护指引》' };
  }

  async $agreePrivacy() {
    this.privacyAgreed = true;
  }

  async $getSetting() {
    return { authSetting: { ...this.scopes } };
  }

  async $setScope({ scope, allowed }) {
    this.scopes[scope] = allowed;
  }

  async $getNetworkType() {
    return { networkType: this.offline ? 'none' : 'wifi' };
  }

  async $downloadFile({ url, timeout }, signal) {
    await this.#fetch('downloadFile', url, {}, timeout, signal);
    return { statusCode: 200, tempFilePath: url };
  }
}

module.exports = { Phone, Refusal };
