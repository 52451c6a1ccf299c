/**
 * The phone behind the `wx` functions: the person who holds it, what they have agreed to, the files
 * and the network. It draws nothing. Runs in node and in a browser.
 *
 * @typedef {object} WeChat the calls that a phone makes to WeChat's servers
 * @property {(openid?: string) => Promise<{ code: string, openid: string }>} login
 * @property {(openid: string, number: string) => Promise<Record<string, string>>} phone
 * @property {(openid: string, userInfo: object) => Promise<Record<string, string>>} profile
 */
'use strict';

/** The failure of a wx call, with the answer that the page gets. */
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
    /** The openid of the person who holds the phone; if empty, the first login makes up a new person. */
    this.openid = '';
    this.number = Phone.newNumber();
    this.userInfo = { nickName: '小明', avatarUrl: '', gender: 1 };
    /** The address from which the sandbox takes its requests to come; if empty, that of this machine. */
    this.address = '';
    this.offline = false;
    this.sessionKeyGone = false;
    this.privacyAgreed = false;
    /** Whether this WeChat is so old that its phone button gives only encrypted data. */
    this.oldPhoneButton = false;
    /** Calls, or open-types of buttons, that fail, each with its answer. */
    this.fails = new Map();
    /** Calls that never answer. */
    this.silent = new Set();
    /** Scopes as in wx.getSetting: true, false, or absent if not asked yet. */
    this.scopes = {};
    /** The case of header names in replies: `lower` as over HTTP/2, `upper` as on some phones. */
    this.headerCase = 'lower';
    /** The pictures on the phone: bytes by temporary path. */
    this.files = new Map();
    /** Every call that was made, for tests. */
    this.calls = [];
  }

  /** A random number, which nobody else is likely to have. */
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
    const headers = this.address ? { ...init.headers, 'X-Phone-Address': this.address } : init.headers;
    const signals = [AbortSignal.timeout(timeout)].concat(signal ? [signal] : []);
    let reply, text;
    try {
      reply = await fetch(url, { ...init, headers, signal: AbortSignal.any(signals) });
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

  /** Returns the `detail` of the event of a button with an open-type, after the user has agreed. */
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

  /** Whether a button fails before it asks the user anything. */
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
