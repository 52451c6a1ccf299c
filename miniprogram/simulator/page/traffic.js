/** The sequence diagram: phone, server and WeChat side by side, time downwards. */

const LANES = { phone: 0, server: 1, wechat: 2 };
const SECRET = /^(token|session_key|secret|code|js_code|encryptedData|iv|signature|phone|phoneNumber)$/i;
const STRUCK = Symbol('struck out');

export class Traffic {
  constructor(list) {
    this.list = list;
  }

  clear() {
    this.list.textContent = '';
  }

  /** Draws a request from the phone to the server. */
  sent({ url, filePath, method = filePath ? 'POST' : 'GET', data, header = {} }) {
    const token = Object.keys(header).find((name) => name.toLowerCase() === 'x-oa-token');
    const fields = Object.entries(data || {}).filter(([, value]) => value !== undefined);
    const head = token ? [[token, STRUCK]] : [];
    if (filePath) {
      fields.push(['file', filePath]);
    }
    const path = new URL(url).pathname.replace(/^\/[^/]*/, '');
    this.#arrow('phone', 'server', `${method} ${path}`, head.concat(fields));
  }

  /** Draws a request from the server to WeChat, and WeChat's answer. */
  exchanged({ method, path, query }) {
    this.#arrow('server', 'wechat', `${method} ${path}`, Object.entries(query));
    const gives = path.endsWith('jscode2session') ? [['openid', '…'], ['session_key', STRUCK]] : [];
    this.#arrow('wechat', 'server', '回答', gives);
  }

  /** Draws the server's answer to the phone. */
  answered({ ok, fail }) {
    if (fail) {
      this.#arrow('server', 'phone', '没有回答', [['errMsg', fail.errMsg]], true);
      return;
    }
    const body = typeof ok.data === 'string' ? parse(ok.data) : ok.data;
    const { errno, errmsg, data } = body || {};
    const fields = Object.entries(data || {}).map(([name, value]) => [name, brief(value)]);
    if (Object.keys(ok.header || {}).some((name) => name.toLowerCase() === 'x-next-token')) {
      fields.push(['X-Next-Token', STRUCK]);
    }
    const title = errno === 0 ? '成功' : `errno ${errno}`;
    this.#arrow('server', 'phone', title, errno === 0 ? fields : [['errmsg', errmsg]], errno !== 0);
  }

  login({ ok, fail }) {
    this.#arrow('phone', 'wechat', 'wx.login', []);
    this.#arrow('wechat', 'phone', fail ? '失败' : '临时 code', fail ? [['errMsg', fail.errMsg]] : [['code', STRUCK]], Boolean(fail));
  }

  phone(detail) {
    this.#arrow('phone', 'wechat', '点了手机号按钮', []);
    const fields = ['code', 'encryptedData', 'iv'].filter((name) => detail[name]);
    const failed = fields.length === 0;
    const given = failed ? [['errMsg', detail.errMsg]] : fields.map((name) => [name, STRUCK]);
    this.#arrow('wechat', 'phone', failed ? '失败' : '手机号凭证', given, failed);
  }

  note(text) {
    this.#arrow('server', 'server', text, []);
  }

  #arrow(from, to, title, fields, failed = false) {
    const [start, end] = [LANES[from], LANES[to]];
    const item = document.createElement('li');
    item.className = (start > end ? 'left' : 'right') + (failed ? ' failed' : '');
    const message = document.createElement('div');
    message.className = 'message';
    const third = 100 / 3;
    const span = Math.abs(end - start);
    message.style.setProperty('--from', `${third * (Math.min(start, end) + 0.5) - (span ? 0 : third / 2)}%`);
    message.style.setProperty('--span', `${third * (span || 1)}%`);
    const name = document.createElement('b');
    name.textContent = title;
    message.append(name);
    for (const [field, value] of fields) {
      message.append(' ', shownField(field, value));
    }
    item.append(message);
    this.list.append(item);
    this.list.scrollTop = this.list.scrollHeight;
  }
}

/** Shows a field of a message; a secret is replaced before it reaches the page. */
function shownField(name, value) {
  const text = document.createElement('span');
  text.append(name + ' ');
  if (value === STRUCK || value === '[secret]' || SECRET.test(name)) {
    const struck = document.createElement('s');
    struck.textContent = '••••••';
    text.append(struck);
  } else {
    text.append(String(brief(value)));
  }
  return text;
}

function brief(value) {
  if (Array.isArray(value)) {
    return `[${value.length}]`;
  }
  if (value && typeof value === 'object') {
    return '{…}';
  }
  const text = String(value);
  return text.length > 32 ? text.slice(0, 30) + '…' : text;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch (e) {
    return {};
  }
}
