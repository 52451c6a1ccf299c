/**
 * Signs the user of a WeChat mini program in at a wxapplogin server, and keeps them signed in.
 * One file without dependencies: copy it into the mini program. It is used in three lines:
 *
 *     const { createLogin } = require('./wxapplogin');
 *     const auth = createLogin({ baseUrl: 'https://example.com/wxapplogin' });
 *     const me = await auth.request({ url: '/wx/user/index' }); // signs in by itself
 *
 * Every promise settles within `timeout`, and rejects only with a WxAppLoginError, whose `kind`
 * says what to do next.
 */
'use strict';

/**
 * The kinds of failure. Failures of one kind are handled in the same way:
 *
 * - `network`: no answer; the phone is offline or the server cannot be reached
 * - `timeout`: no answer in time
 * - `busy`: too many requests, or the server or WeChat is overloaded; try again after
 *   `retryAfter` seconds
 * - `signed-out`: nobody is signed in, and a silent login is not allowed or did not help
 * - `stale`: a code or encrypted data has expired or was used; the user has to tap again
 * - `account`: the account is disabled or cancelled, or not admitted to this mini program, or
 *   WeChat's risk control refuses it
 * - `refused`: the server does not accept what was sent: bad input, or an error in the program
 * - `denied`: the user refused, or has not agreed to the privacy guide
 * - `quota`: the mini program has used up its phone number verifications
 * - `wechat`: a call of `wx` failed
 * - `server`: the server failed
 *
 * @typedef {'network' | 'timeout' | 'busy' | 'signed-out' | 'stale' | 'account' | 'refused'
 *   | 'denied' | 'quota' | 'wechat' | 'server'} ErrorKind
 */

/**
 * @typedef {object} LoginOptions
 * @property {string} baseUrl the server's address, such as `https://example.com/wxapplogin`
 * @property {string} [appid] which of the server's mini programs this is; if not given, the server
 *   decides
 * @property {string} [device] the name of this device in the user's list of devices
 * @property {number} [timeout] how long a call may take altogether, in ms; 10,000 if not given
 * @property {string} [storageKey] the key under which everything is stored
 * @property {string[]} [alsoAt] other addresses to which the token may be sent: your own backends
 */

/**
 * @typedef {object} RequestOptions
 * @property {string} url a path below `baseUrl`, or an address below one of `alsoAt`
 * @property {'GET' | 'POST' | 'PUT' | 'DELETE'} [method]
 * @property {string | object | ArrayBuffer} [data]
 * @property {Record<string, string>} [header]
 * @property {number} [timeout] how long it may take in ms, including a login and a second attempt
 */

/**
 * @typedef {object} LoginWish
 * @property {boolean} [restore] takes back the cancellation of the account; only while `deletedAt`,
 *   which an error with errno 722 has in its `data`, is not over, and only when the user asks for it
 * @property {{ document: string, version: string }} [consent] what the user has just agreed to
 */

/** @typedef {{ statusCode: number, data: any, header?: Record<string, any> }} Reply */
/** @typedef {(token: string, deadline: Deadline) => Promise<Reply>} Send */
/** @typedef {{ token: string, out: boolean, userInfo: Record<string, any> | null }} State */

const TOKEN_HEADER = 'X-OA-Token';
const NEXT_TOKEN_HEADER = 'X-Next-Token';

/** The server's errno for "please sign in". */
const SIGN_IN = 501;

/** @type {Record<number, ErrorKind>} */
const KIND_OF_ERRNO = {
  [SIGN_IN]: 'signed-out',
  401: 'refused',
  402: 'refused',
  410: 'refused',
  503: 'refused',
  506: 'refused',
  711: 'refused',
  713: 'refused',
  429: 'busy',
  703: 'busy',
  705: 'busy',
  701: 'stale',
  702: 'stale',
  712: 'stale',
  704: 'account',
  721: 'account',
  722: 'account',
  723: 'account',
};

class WxAppLoginError extends Error {
  /**
   * @param {ErrorKind} kind
   * @param {string} message
   * @param {{ errno?: number, httpStatus?: number, retryAfter?: number, field?: string,
   *   data?: Record<string, any> }} [more]
   */
  constructor(kind, message, more = {}) {
    super(message);
    Object.setPrototypeOf(this, WxAppLoginError.prototype); // super() loses it when compiled to ES5
    this.name = 'WxAppLoginError';
    this.kind = kind;
    /** The errno of the server's reply, or of the wx call that failed. */
    this.errno = more.errno;
    this.httpStatus = more.httpStatus;
    /** Seconds to wait before trying again, where the server said so. */
    this.retryAfter = more.retryAfter;
    /** The name of the field that the server does not accept, where it said so. */
    this.field = more.field;
    /**
     * What else the server said: with errno 722 `deletedAt`; with errno 721 `until`, if the ban
     * ends, and `reason`, if there is a text for the user.
     */
    this.data = more.data || {};
  }
}

/** The time that one call may take, shared by everything that is done for the call. */
class Deadline {
  /** @param {number} millis */
  constructor(millis) {
    this.over = false;
    /** @type {Set<() => void>} */
    this.waiting = new Set();
    this.timer = setTimeout(() => {
      this.over = true;
      this.waiting.forEach((expire) => expire());
    }, millis);
  }

  /**
   * Settles as the promise does, or rejects with a timeout, whichever comes first.
   *
   * @template T
   * @param {Promise<T>} promise
   * @param {() => void} [abort] called when the time is up
   * @returns {Promise<T>}
   */
  within(promise, abort = () => {}) {
    return new Promise((resolve, reject) => {
      const expire = () => {
        reject(new WxAppLoginError('timeout', 'no answer in time'));
        abort();
      };
      this.waiting.add(expire);
      promise.then(
        (value) => {
          this.waiting.delete(expire);
          resolve(value);
        },
        (error) => {
          this.waiting.delete(expire);
          reject(error);
        }
      );
      if (this.over) {
        expire();
      }
    });
  }

  end() {
    clearTimeout(this.timer);
  }
}

/**
 * @template T
 * @param {number} millis
 * @param {(deadline: Deadline) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withDeadline(millis, work) {
  const deadline = new Deadline(millis);
  try {
    return await work(deadline);
  } finally {
    deadline.end();
  }
}

/**
 * Calls `wx[name]`. Settles even if that throws or never calls back.
 *
 * @param {string} name
 * @param {object} options
 * @param {Deadline} deadline
 * @returns {Promise<any>}
 */
function callWx(name, options, deadline) {
  /** @type {any} */
  let task;
  const answer = new Promise((resolve, reject) => {
    task = /** @type {any} */ (wx)[name](
      Object.assign({}, options, { success: resolve, fail: reject })
    );
    if (task && typeof task.then === 'function') {
      task.then(null, () => {}); // some versions call back and reject a promise too
    }
  });
  return deadline.within(answer, () => task && task.abort && task.abort());
}

/**
 * Makes a typed error of the failure of a wx call.
 *
 * @param {any} failure
 * @param {ErrorKind} kind used if the failure itself does not show its kind
 */
function wxError(failure, kind) {
  if (failure instanceof WxAppLoginError) {
    return failure;
  }
  const { errno, errMsg, message } = failure || {};
  const text = String(errMsg || message || failure);
  const offline = errno === 600001 || /network|net::/i.test(text);
  const otherwise = offline ? 'network' : kind;
  return new WxAppLoginError(/time(d )?out/i.test(text) ? 'timeout' : otherwise, text, { errno });
}

/**
 * @param {Record<string, any> | undefined} headers
 * @param {string} name
 */
function headerOf(headers, name) {
  const wanted = name.toLowerCase();
  const key = Object.keys(headers || {}).find((each) => each.toLowerCase() === wanted);
  return key === undefined ? '' : String(/** @type {any} */ (headers)[key]);
}

/** @param {any} data the body of a reply; uploads give it as text */
function parsed(data) {
  try {
    return typeof data === 'string' ? JSON.parse(data) : data;
  } catch (e) {
    return data;
  }
}

/**
 * Returns the data of a successful reply; throws for any other.
 *
 * @param {Reply} reply
 * @returns {any}
 */
function read(reply) {
  const status = reply.statusCode;
  const body = parsed(reply.data);
  const isObject = typeof body === 'object' && body !== null;
  const envelope = isObject && typeof body.errno === 'number' ? body : null;
  const good = status >= 200 && status < 300;
  if (good && envelope && envelope.errno === 0) {
    return envelope.data;
  }
  if (good && !envelope && (isObject || status === 204)) {
    return body; // a backend of your own
  }
  const retryAfter = parseInt(headerOf(reply.header, 'Retry-After'), 10);
  // A backend behind nginx's auth_request says 401 where the server itself says 501.
  const errno = envelope ? envelope.errno : status === 401 ? SIGN_IN : undefined;
  /** @type {ErrorKind} */
  let kind = 'server';
  if (status === 503 || status === 429) {
    kind = 'busy';
  } else if (status < 500 && errno !== undefined) {
    kind = KIND_OF_ERRNO[errno] || 'server';
  }
  const text = (envelope && envelope.errmsg) || 'HTTP ' + status + ', not an answer of the server';
  throw new WxAppLoginError(kind, text, {
    errno,
    httpStatus: status,
    retryAfter: retryAfter >= 0 ? retryAfter : undefined,
    field: envelope && typeof envelope.field === 'string' ? envelope.field : undefined,
    data: envelope && typeof envelope.data === 'object' && envelope.data ? envelope.data : undefined,
  });
}

/**
 * Says why the phone button gave no phone number.
 *
 * @param {{ errno?: number, errMsg?: string }} detail
 */
function phoneRefusal(detail) {
  const text = detail.errMsg || 'getPhoneNumber:fail';
  if (detail.errno === 1400001) {
    return new WxAppLoginError('quota', text, { errno: detail.errno });
  }
  const denied = detail.errno === 104 || /den(y|ied)|cancel/i.test(text); // 104: privacy guide
  return new WxAppLoginError(denied ? 'denied' : 'wechat', text, { errno: detail.errno });
}

/** @param {LoginOptions} options */
function createLogin(options) {
  const baseUrl = trimmed(options.baseUrl);
  const allowed = [baseUrl].concat((options.alsoAt || []).map(trimmed));
  const timeout = options.timeout || 10000;
  const storageKey = options.storageKey || 'wxapplogin';
  /** @type {Record<string, Set<(event: any) => void>>} */
  const listeners = { 'signed-in': new Set(), 'signed-out': new Set() };
  /** @type {Promise<any> | null} the login under way; there is at most one */
  let pending = null;
  /** @type {{ until: number, error: any }} until when the server asked for no more logins */
  let rest = { until: 0, error: null };
  let state = restore();
  let asked = 0; // how often the profile was requested or changed
  let answered = 0; // the number of the request from which the stored profile is

  /** @returns {State} */
  function restore() {
    try {
      const kept = wx.getStorageSync(storageKey);
      if (kept && kept.baseUrl === baseUrl && typeof kept.token === 'string') {
        return { token: kept.token, out: kept.out === true, userInfo: kept.userInfo || null };
      }
    } catch (e) {
      // Unreadable storage counts as empty: the next request signs in.
    }
    return { token: '', out: false, userInfo: null };
  }

  /** @param {State} next */
  function keep(next) {
    state = next;
    try {
      wx.setStorageSync(storageKey, Object.assign({ baseUrl }, state));
    } catch (e) {
      // If the storage is full, the next start has to sign in; this session goes on.
    }
  }

  /** @param {string} name @param {any} event */
  function emit(name, event) {
    listeners[name].forEach((listener) => {
      try {
        listener(event);
      } catch (e) {
        console.error(e); // an error in a page must not make the login fail
      }
    });
  }

  /** Forgets the session for good. @param {string} reason @param {boolean} byUser */
  function signOut(reason, byUser) {
    keep({ token: '', out: byUser, userInfo: null });
    emit('signed-out', { reason });
  }

  /** @param {string} url */
  function address(url) {
    const full = url.startsWith('/') ? baseUrl + url : url;
    if (!allowed.some((base) => full.startsWith(base + '/') || full.startsWith(base + '?'))) {
      throw new WxAppLoginError('refused', 'the token is not sent to ' + url + ': see alsoAt');
    }
    return full;
  }

  /**
   * Prepares a request; the function returned sends it, without a token if the token is empty.
   *
   * @param {RequestOptions} what
   * @returns {Send}
   */
  function sender(what) {
    const url = address(what.url);
    return (token, deadline) =>
      callWx(
        'request',
        {
          url,
          method: what.method || 'GET',
          data: what.data,
          timeout: what.timeout || timeout,
          header: Object.assign(
            { 'Content-Type': 'application/json' },
            what.header,
            token ? { [TOKEN_HEADER]: token } : {}
          ),
        },
        deadline
      );
  }

  /** @param {Send} send @param {string} token @param {Deadline} deadline */
  async function exchange(send, token, deadline) {
    let reply;
    try {
      reply = await send(token, deadline);
    } catch (failure) {
      throw wxError(failure, 'network');
    }
    const next = headerOf(reply.header, NEXT_TOKEN_HEADER);
    // Only if the request carried the newest token: a late reply must not bring an old token back.
    if (next && token && token === state.token) {
      keep(Object.assign({}, state, { token: next }));
    }
    return read(reply);
  }

  /** @param {Deadline} deadline @param {LoginWish} wish */
  async function runLogin(deadline, wish) {
    for (let tries = 1; ; tries++) {
      const { code } = await callWx('login', {}, deadline).catch((failure) => {
        throw wxError(failure, 'wechat');
      });
      if (!code) {
        throw new WxAppLoginError('wechat', 'wx.login gave no code');
      }
      const { appid, device } = options;
      const data = Object.assign({ code, appid, device, rotation: true }, wish);
      const send = sender({ url: '/wx/auth/login_by_weixin', method: 'POST', data });
      try {
        const session = await exchange(send, '', deadline);
        if (!session || !session.token) {
          throw new WxAppLoginError('server', 'the login reply holds no token');
        }
        keep({ token: session.token, out: false, userInfo: shown(session.userInfo) });
        const { newUser, userInfo, consentNeeded } = session;
        return { newUser: newUser === true, userInfo, consentNeeded };
      } catch (error) {
        // A connection that broke may have used up the code: try once more with a new one.
        if (tries > 1 || (error.errno !== 701 && error.errno !== 702)) {
          throw error;
        }
      }
    }
  }

  /**
   * Signs in with WeChat. Calls made while a login runs share that login. Never call it inside the
   * callback of a phone or profile button: it may replace the key that encrypts the button's data.
   *
   * @param {LoginWish} [wish] what this login is to do besides; it then waits for one under way
   *   and is a login of its own
   * @returns {Promise<{ newUser: boolean, userInfo: Record<string, any>,
   *   consentNeeded?: { document: string, version: string } }>}
   */
  function login(wish) {
    if (pending && wish) {
      return pending.then(
        () => login(wish),
        () => login(wish)
      );
    }
    if (!pending) {
      pending = withDeadline(timeout, (deadline) => runLogin(deadline, wish || {})).then(
        (session) => {
          pending = null;
          emit('signed-in', session);
          return session;
        },
        (error) => {
          pending = null;
          if (error.kind === 'account') {
            signOut('account', false);
          }
          if (error.retryAfter) {
            rest = { until: Date.now() + error.retryAfter * 1000, error };
          }
          throw error;
        }
      );
    }
    return pending;
  }

  /** A login that the user did not ask for; it respects a logout and the server's Retry-After. */
  function silentLogin() {
    if (pending) {
      return pending;
    }
    if (state.out) {
      return Promise.reject(new WxAppLoginError('signed-out', 'the user has signed out'));
    }
    return Date.now() < rest.until ? Promise.reject(rest.error) : login();
  }

  /**
   * Sends with the newest token. If the token is refused, signs in silently and sends once more; if
   * there is a newer token by then, sends with that one. A refused request was not carried out, so
   * it can be sent again whatever it does.
   *
   * @param {Send} send
   * @param {Deadline} deadline
   * @param {boolean} mayLogin
   */
  async function signedExchange(send, deadline, mayLogin) {
    let mayStillLogin = mayLogin;
    for (;;) {
      if (pending || (!state.token && mayStillLogin)) {
        mayStillLogin = false;
        await deadline.within(silentLogin());
      }
      const token = state.token;
      if (!token) {
        throw new WxAppLoginError('signed-out', 'nobody is signed in');
      }
      try {
        return await exchange(send, token, deadline);
      } catch (error) {
        if (error.errno !== SIGN_IN) {
          throw error;
        }
        if (state.token === token) {
          if (!mayStillLogin) {
            signOut('expired', false);
            throw error;
          }
          keep(Object.assign({}, state, { token: '' }));
        }
      }
    }
  }

  /**
   * @param {RequestOptions} what
   * @param {boolean} mayLogin
   * @returns {Promise<any>}
   */
  async function signedRequest(what, mayLogin) {
    const send = sender(what);
    return withDeadline(what.timeout || timeout, (deadline) =>
      signedExchange(send, deadline, mayLogin)
    );
  }

  /**
   * Sends a request with the session token and returns the `data` of the reply.
   *
   * @param {RequestOptions} what
   */
  function request(what) {
    return signedRequest(what, true);
  }

  /**
   * Asks the server whether somebody is signed in, and WeChat whether its session_key, with which
   * encrypted data is decrypted, is still valid.
   *
   * @returns {Promise<{ signedIn: boolean, sessionKey: boolean }>}
   */
  async function checkSession() {
    if (!state.token) {
      return { signedIn: false, sessionKey: false };
    }
    return withDeadline(timeout, async (deadline) => {
      const key = callWx('checkSession', {}, deadline).then(
        () => true,
        (failure) => {
          if (failure instanceof WxAppLoginError) {
            throw failure;
          }
          return false;
        }
      );
      const known = signedExchange(sender({ url: '/wx/auth/check' }), deadline, false).then(
        () => true,
        (error) => {
          if (error.kind !== 'signed-out') {
            throw error;
          }
          return false;
        }
      );
      const [sessionKey, signedIn] = await Promise.all([key, known]);
      return { signedIn, sessionKey };
    });
  }

  /**
   * Makes sure that there are a session and a session_key. Call it when a page with a phone button
   * opens, so that nothing has to sign in when the button is tapped.
   */
  async function ready() {
    const { signedIn, sessionKey } = await checkSession();
    if (!signedIn || !sessionKey) {
      await silentLogin();
    }
  }

  /**
   * Signs out. On this phone that takes effect at once: requests reject with `signed-out` until
   * `login()` is called. Rejects if the server cannot be reached; its session then expires later.
   *
   * @param {{ all?: boolean }} [how] `all` for every device of the user
   */
  async function logout(how = {}) {
    while (pending) {
      await pending.catch(() => {});
    }
    const token = state.token;
    signOut('logout', true);
    if (!token) {
      return;
    }
    const data = { all: how.all === true };
    const send = sender({ url: '/wx/auth/logout', method: 'POST', data });
    try {
      await withDeadline(timeout, (deadline) => exchange(send, token, deadline));
    } catch (error) {
      if (error.errno !== SIGN_IN) {
        throw error;
      }
    }
  }

  /**
   * Asks the server to delete the account and all data held on the user, and signs out. Nothing
   * signs in by itself after that: logins are refused until the deletion, and a login after it
   * would create a new account.
   */
  async function cancelAccount() {
    const result = await signedRequest({ url: '/wx/user/cancel', method: 'POST', data: {} }, true);
    signOut('cancelled', true);
    return result;
  }

  /**
   * Binds the phone number that `<button open-type="getPhoneNumber">` gave. Never signs in, because
   * that could make the data unreadable: call `ready()` when the page opens. On `stale` and
   * `signed-out` call `ready()` and let the user tap again.
   *
   * @param {{ code?: string, encryptedData?: string, iv?: string, errno?: number,
   *   errMsg?: string }} detail the event's `detail`
   * @returns {Promise<{ phone: string, countryCode: string }>}
   */
  async function bindPhone(detail) {
    const { code, encryptedData, iv } = detail;
    if (!code && !(encryptedData && iv)) {
      throw phoneRefusal(detail);
    }
    const data = code ? { code } : { encryptedData, iv };
    return signedRequest({ url: '/wx/auth/bindPhone', method: 'POST', data }, false);
  }

  /**
   * Takes the phone number off the account.
   *
   * @returns {Promise<{ unbound: boolean }>} whether there was one
   */
  async function unbindPhone() {
    return request({ url: '/wx/auth/unbindPhone', method: 'POST', data: {} });
  }

  /**
   * Reads the user's profile; if `fields` are given, changes them first.
   *
   * @param {{ nickName?: string, gender?: number, avatarUrl?: string, country?: string,
   *   province?: string, city?: string, language?: string }} [fields]
   * @returns {Promise<Record<string, any>>}
   */
  async function profile(fields) {
    const url = '/wx/user/profile';
    const turn = ++asked;
    const reply = await request(fields ? { url, method: 'POST', data: fields } : { url });
    if (turn > answered) {
      // otherwise a later request was answered first, and this reply is out of date
      answered = turn;
      keep(Object.assign({}, state, { userInfo: shown(reply.userInfo) }));
    }
    return reply.userInfo;
  }

  /**
   * Uploads the picture that `<button open-type="chooseAvatar">` gave.
   *
   * @param {string} filePath `detail.avatarUrl`
   * @returns {Promise<string>} the address of the avatar
   */
  async function uploadAvatar(filePath) {
    const url = address('/wx/user/avatar');
    /** @type {Send} */
    const send = (token, deadline) => {
      const header = { [TOKEN_HEADER]: token };
      return callWx('uploadFile', { url, filePath, name: 'file', header, timeout }, deadline);
    };
    const { avatarUrl } = await withDeadline(timeout, (deadline) =>
      signedExchange(send, deadline, true)
    );
    const userInfo = Object.assign({}, state.userInfo, { avatarUrl });
    answered = ++asked;
    keep(Object.assign({}, state, { userInfo }));
    return avatarUrl;
  }

  /**
   * @param {'signed-in' | 'signed-out'} name
   * @param {(event: any) => void} listener
   * @returns {() => void} a function that stops listening
   */
  function on(name, listener) {
    listeners[name].add(listener);
    return () => {
      listeners[name].delete(listener);
    };
  }

  return {
    login,
    request,
    checkSession,
    ready,
    logout,
    cancelAccount,
    bindPhone,
    unbindPhone,
    profile,
    uploadAvatar,
    on,
    /** Whether there is a session, as far as is known without a request. */
    get signedIn() {
      return state.token !== '';
    },
    /** The last known data of the user who is or was signed in; show it while offline. */
    get userInfo() {
      return state.userInfo;
    },
  };
}

/** The part of a user's data that is stored for display: without the phone number. */
function shown(/** @type {any} */ userInfo) {
  return Object.assign({}, userInfo, { phone: undefined });
}

/** @param {string} url */
function trimmed(url) {
  if (!/^https?:\/\/[^/]/.test(String(url))) {
    throw new WxAppLoginError('refused', 'not an address: ' + url);
  }
  return url.replace(/\/+$/, '');
}

module.exports = { createLogin, WxAppLoginError };
