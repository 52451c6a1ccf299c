/**
 * Breaks the library on purpose, in one way at a time, and lists the breakages that no test in
 * client.test.js notices. Run it with `npm run mutants`; a number as argument runs only that breakage.
 */
'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const LIBRARY = path.join(__dirname, '../lib/wxapplogin.js');
const TESTS = path.join(__dirname, 'client.test.js');

/** What is broken, the text that is replaced, and the replacement. */
const BREAKAGES = [
  ['every caller logs in for itself', 'if (!pending) {\n      pending =', 'if (true) {\n      pending ='],
  ['a finished login still counts as under way', '          pending = null;\n          emit', '          emit'],
  ['a failed login still counts as under way', '          pending = null;\n          if', '          if'],
  ['rotation is not asked for', 'rotation: true', 'rotation: false'],
  ['the next token is not taken', 'if (next && token && token === state.token)', 'if (false)'],
  ['a late reply brings an old token back', 'if (next && token && token === state.token)', 'if (next && token)'],
  ['header names are compared as written', 'each.toLowerCase() === wanted', 'each === name'],
  ['the next token is not stored', 'keep(Object.assign({}, state, { token: next }));', 'state = Object.assign({}, state, { token: next });'],
  ['errno 501 is not noticed', 'if (error.errno !== SIGN_IN) {\n          throw error;\n        }\n        if', 'if (true) {\n          throw error;\n        }\n        if'],
  ['a refused older token costs a login', 'if (state.token === token) {', 'if (true) {'],
  ['a second attempt that is refused is repeated for ever', 'mayStillLogin = false;\n        await', 'await'],
  ['a request does not wait for the login under way', 'if (pending || (!state.token && mayStillLogin))', 'if (!state.token && mayStillLogin)'],
  ['401 of another backend is not noticed', "status === 401 ? SIGN_IN : undefined", 'undefined'],
  ['a spent code is not replaced', 'if (tries > 1 ||', 'if (true ||'],
  ['spent codes are replaced for ever', 'if (tries > 1 ||', 'if (tries > 9 ||'],
  ['overload drops the token', 'if (error.errno !== SIGN_IN) {\n          throw error;\n        }\n        if', "if (error.errno !== SIGN_IN) {\n          keep(Object.assign({}, state, { token: '' }));\n          throw error;\n        }\n        if"],
  ['overload counts as any other failure', 'if (status === 503 || status === 429)', 'if (false)'],
  ['Retry-After is not read', 'retryAfter: retryAfter >= 0 ? retryAfter : undefined', 'retryAfter: undefined'],
  ['Retry-After is not respected', 'Date.now() < rest.until ?', 'false ?'],
  ['nothing ends waiting', 'this.waiting.forEach((expire) => expire());', ''],
  ['a timeout is called a network fault', "/time(d )?out/i.test(text) ? 'timeout' : otherwise", 'otherwise'],
  ['a login offline is called a failure of wx', "offline ? 'network' : kind", 'kind'],
  ['a failing wx call is called a network fault', "throw wxError(failure, 'wechat');", "throw wxError(failure, 'network');"],
  ['the failure of a request is not typed', "throw wxError(failure, 'network');", 'throw failure;'],
  ['any answer with status 200 counts as a success', '(isObject || status === 204)', '(true)'],
  ['after a logout, the next request signs in again', 'if (state.out) {', 'if (false) {'],
  ['logout is forgotten at the next start', 'out: kept.out === true', 'out: false'],
  ['logout does not tell the server', 'if (!token) {\n      return;', 'if (true) {\n      return;'],
  ['logout overtakes the login under way', 'while (pending) {', 'while (false) {'],
  ['logout offline leaves the session here', "signOut('logout', true);\n    if", "await new Promise((no, yes) => wx.request({ url: baseUrl + '/', success: no, fail: yes }));\n    signOut('logout', true);\n    if"],
  ['a logout fails if the session has ended', 'if (error.errno !== SIGN_IN) {\n        throw error;', 'if (true) {\n        throw error;'],
  ['the phone callback logs in', "data }, false);", 'data }, true);'],
  ['a phone code is left out for encrypted data', 'const data = code ? { code }', 'const data = !code ? { code }'],
  ['no quota is called a failure of wx', 'if (detail.errno === 1400001)', 'if (false)'],
  ['a privacy refusal is called a failure of wx', 'detail.errno === 104 ||', ''],
  ['the session_key is not asked about', 'if (!signedIn || !sessionKey) {', 'if (!signedIn) {'],
  ['the server is not asked about the token', 'if (!signedIn || !sessionKey) {', 'if (!sessionKey) {'],
  ['offline counts as signed out', "if (error.kind !== 'signed-out') {", 'if (false) {'],
  ['the token goes wherever a request goes', 'if (!allowed.some(', 'if (false && !allowed.some('],
  ['the token goes where the address begins alike', "full.startsWith(base + '/') || full.startsWith(base + '?')", 'full.startsWith(base)'],
  ["one server's token goes to another", 'kept.baseUrl === baseUrl && ', ''],
  ['the phone number is stored', '{ phone: undefined }', '{}'],
  ["a page's fault fails the login", 'console.error(e);', 'throw e;'],
  ['a disabled account is not reported', "if (error.kind === 'account') {", 'if (false) {'],
  ['after cancelling the account, the next request signs in again', "signOut('cancelled', true);", "signOut('cancelled', false);"],
  ['an upload carries no token', 'const header = { [TOKEN_HEADER]: token };', 'const header = {};'],
  ['a late profile undoes a newer one', 'if (turn > answered) {', 'if (turn) {'],
  ['a listener cannot be removed', 'listeners[name].delete(listener);', ''],
];

function passes(library) {
  const run = spawnSync(process.execPath, ['--test', '--test-reporter=dot', TESTS], {
    env: { ...process.env, WXAPPLOGIN_LIB: library },
    timeout: 90000,
  });
  return run.status === 0;
}

const source = fs.readFileSync(LIBRARY, 'utf8');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mutants-'));
const only = Number(process.argv[2]);
const missed = [];
try {
  if (!passes(LIBRARY)) {
    throw new Error('the tests fail without any breakage');
  }
  BREAKAGES.forEach(([what, text, instead], index) => {
    if (only && only !== index + 1) {
      return;
    }
    if (source.split(text).length !== 2) {
      throw new Error(`"${what}": its text is not there exactly once: ${text}`);
    }
    const library = path.join(dir, 'wxapplogin.js');
    fs.writeFileSync(library, source.replace(text, () => instead));
    const noticed = !passes(library);
    console.log(`${noticed ? 'noticed' : 'MISSED '} ${index + 1}. ${what}`);
    if (!noticed) {
      missed.push(what);
    }
  });
} finally {
  fs.rmSync(dir, { recursive: true });
}
console.log(`${missed.length} missed`);
process.exitCode = missed.length ? 1 : 0;
