/** The fake WeChat of the sandbox, by its controls. */

const EVERY_PATH = '*';
const SLOW = 2000;
const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

export class Wechat {
  /** @param {string} controls the address below which they are */
  constructor(controls) {
    this.controls = controls;
    this.slow = false;
    this.seen = 0;
    this.unanswered = new Set();
  }

  /** @param {string} [phoneId] the phone that calls `wx.login` */
  async login(openid, phoneId) {
    await this.#beSlow();
    return this.#ask('POST', 'login', { openid: openid || undefined, phoneId });
  }

  async phone(openid, phoneNumber, phoneId) {
    await this.#beSlow();
    return this.#ask('POST', 'phone', { openid, phoneNumber, phoneId });
  }

  /** What is broken: whether all is down or slow, and other faults in words. */
  async faults() {
    const faults = await this.#ask('GET', 'fault');
    const all = faults.find(({ path }) => path === EVERY_PATH) || {};
    this.slow = all.delayMillis === SLOW;
    const down = all.errcode === -1;
    const rest = faults.filter((fault) => fault !== all || !(down || this.slow));
    const others = rest.map(({ path, ...what }) => `${path} ${JSON.stringify(what)}`).join(', ');
    return { down, slow: this.slow, others };
  }

  /** Breaks or mends every call. */
  async break({ down, slow }) {
    await this.#ask('DELETE', 'fault');
    if (down || slow) {
      const what = { errcode: down ? -1 : undefined, delayMillis: slow ? SLOW : undefined };
      await this.#ask('POST', 'fault', { path: EVERY_PATH, ...what });
    }
    this.slow = slow;
  }

  /** Passes over what was sent so far. */
  async skip() {
    await this.exchanges();
    this.unanswered.clear();
  }

  /** The server's requests that are new, or had not been answered when they were last given. */
  async exchanges() {
    const after = Math.min(this.seen, ...[...this.unanswered].map((number) => number - 1));
    const all = await this.#ask('GET', 'requests?after=' + after);
    const fresh = all.filter(({ number }) => number > this.seen || this.unanswered.has(number));
    for (const { number, answer } of fresh) {
      this.seen = Math.max(this.seen, number);
      answer ? this.unanswered.delete(number) : this.unanswered.add(number);
    }
    return fresh;
  }

  /** Waits no more for answers that have not come. */
  giveUp() {
    this.unanswered.clear();
  }

  #beSlow() {
    return this.slow ? pause(SLOW) : undefined;
  }

  async #ask(method, what, body) {
    const init = body ? { method, body: JSON.stringify(body) } : { method };
    const reply = await fetch(`${this.controls}/${what}`, init);
    if (!reply.ok) {
      throw new Error(`/sandbox/${what}: ${reply.status}`);
    }
    return reply.json();
  }
}
