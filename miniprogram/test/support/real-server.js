/** The real server and the fake WeChat, at the addresses that the environment gives. */
'use strict';

const { WXAPPLOGIN_URL, SANDBOX_URL } = process.env;

class RealServer {
  static get isGiven() {
    return Boolean(WXAPPLOGIN_URL && SANDBOX_URL);
  }

  constructor() {
    this.baseUrl = WXAPPLOGIN_URL.replace(/\/$/, '');
  }

  async start() {
    await this.mend();
    return this;
  }

  close() {
    return this.mend();
  }

  login(openid) {
    return this.#control('login', openid ? { openid } : {});
  }

  phone(openid, phoneNumber) {
    return this.#control('phone', { openid, phoneNumber });
  }

  wechatDown() {
    return this.#control('fault', { path: '/sns/jscode2session', errcode: -1 });
  }

  async mend() {
    await fetch(SANDBOX_URL + '/sandbox/fault', { method: 'DELETE' });
  }

  async #control(what, body) {
    const reply = await fetch(`${SANDBOX_URL}/sandbox/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await reply.text();
    if (!reply.ok) {
      throw new Error(`/sandbox/${what}: ${reply.status} ${text}`);
    }
    return JSON.parse(text);
  }
}

module.exports = { RealServer };
