/** Turns what a phone, the server and WeChat say to one another into messages of the diagram. */
import { Fields } from './fields.js';

export class Traffic {
  constructor(diagram) {
    this.diagram = diagram;
    this.fields = new Fields();
    this.pending = new Map();
  }

  clear() {
    this.diagram.clear();
    this.fields.clear();
    this.pending.clear();
  }

  /** A request from the phone to the server, which is cut off if the phone is offline. */
  sent({ url, filePath, method = filePath ? 'POST' : 'GET', data, header = {} }, offline) {
    const token = Object.keys(header).find((name) => name.toLowerCase() === 'x-oa-token');
    const fields = Object.entries(data || {}).filter(([, value]) => value !== undefined);
    const head = token && header[token] ? [[token, header[token]]] : [];
    if (filePath) {
      fields.push(['file', filePath]);
    }
    const path = new URL(url).pathname.replace(/^\/[^/]*/, '');
    const title = `${method} ${path}`;
    this.#add('phone', 'server', { title, state: offline ? 'cut' : undefined }, head.concat(fields));
  }

  /** The server's answer to the phone. */
  answered({ ok, fail }) {
    if (fail) {
      this.#add('server', 'phone', { word: 'noAnswer', state: 'failed' }, [['errMsg', fail.errMsg]]);
      return;
    }
    const body = (typeof ok.data === 'string' ? parse(ok.data) : ok.data) || {};
    const { errno, errmsg, data } = body;
    const fields = Object.entries(data || {});
    const next = Object.keys(ok.header || {}).find((name) => name.toLowerCase() === 'x-next-token');
    if (next) {
      fields.push(['X-Next-Token', ok.header[next]]);
    }
    if (errno === 0) {
      this.#add('server', 'phone', { word: 'ok' }, fields);
      return;
    }
    const status = ok.statusCode === 200 ? '' : `HTTP ${ok.statusCode} · `;
    this.#add('server', 'phone', { title: `${status}errno ${errno}`, state: 'failed' }, [['', errmsg], ...fields]);
  }

  /**
   * A request from the server to WeChat as the fake lists it: drawn when it is first seen, and again
   * once it has been answered.
   *
   * @param {string} [mark] whose it is, if not this phone's
   */
  exchanged({ number, method, path, query, fields = [], answer }, mark) {
    let item = this.pending.get(number);
    if (!item) {
      const sent = Object.entries(query).concat(fields.map((name) => [name, undefined]));
      this.#add('server', 'wechat', { title: `${method} ${path}`, mark }, sent);
      item = this.#add('wechat', 'server', { word: 'waiting', state: 'waiting', mark }, []);
      this.pending.set(number, item);
    }
    if (answer) {
      this.pending.delete(number);
      this.diagram.change(item, this.#outcome(answer));
    }
  }

  /** Nobody waits any more for what WeChat has not answered. */
  givenUp() {
    this.pending.forEach((item) => this.diagram.change(item, { word: 'noAnswer', state: 'failed' }));
    this.pending.clear();
  }

  #outcome({ status, errcode = 0, fields, reset }) {
    if (reset) {
      return { word: 'lineBroken', state: 'failed' };
    }
    const failed = errcode !== 0 || status >= 400;
    const code = errcode === 0 ? '' : ` · errcode ${errcode}`;
    const shown = fields.filter((name) => name !== 'errcode' && name !== 'errmsg');
    return {
      word: undefined,
      title: `HTTP ${status}${code}`,
      state: failed ? 'failed' : undefined,
      fields: this.fields.shown(shown.map((name) => [name, undefined])),
    };
  }

  /** `wx.login` on the phone; returns what draws its answer. */
  login(offline) {
    return this.#asked({ title: 'wx.login' }, offline, 'code', ({ code }) => [['code', code]]);
  }

  /** A tap on the phone number button; returns what draws its answer. */
  button(offline) {
    const given = (detail) => ['code', 'encryptedData', 'iv'].filter((name) => detail[name]).map((name) => [name, detail[name]]);
    return this.#asked({ word: 'button' }, offline, 'proof', given);
  }

  #asked(question, offline, word, given) {
    this.#add('phone', 'wechat', { ...question, state: offline ? 'cut' : undefined }, []);
    if (offline) {
      return () => {};
    }
    const item = this.#add('wechat', 'phone', { word: 'waiting', state: 'waiting' }, []);
    return ({ ok, fail }) => {
      const fields = ok ? given(ok) : [];
      const why = [['errMsg', (fail || ok).errMsg]];
      this.diagram.change(item, fields.length
        ? { word, state: undefined, fields: this.fields.shown(fields) }
        : { word: 'failed', state: 'failed', fields: this.fields.shown(why) });
    };
  }

  /** The user said no when WeChat asked for the phone number. */
  refused({ errMsg, errno }) {
    this.#add('phone', 'wechat', { word: 'button' }, []);
    const word = errno === 104 ? 'noPrivacy' : 'denied';
    this.#add('wechat', 'phone', { word, state: 'failed' }, [['errMsg', errMsg]]);
  }

  note(word) {
    this.#add('server', 'server', { word }, []);
  }

  #add(from, to, rest, fields) {
    return this.diagram.add({ from, to, ...rest, fields: this.fields.shown(fields) });
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch (e) {
    return {};
  }
}
