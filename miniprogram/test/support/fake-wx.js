/** The `wx` object for a module without pages: the calls of a phone, with callbacks. */
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const LIBRARY = process.env.WXAPPLOGIN_LIB || path.join(__dirname, '../../lib/wxapplogin.js');

function fakeWx(phone, storage = new Map()) {
  const wx = {
    getStorageSync: (key) => (storage.has(key) ? JSON.parse(storage.get(key)) : ''),
    setStorageSync: (key, value) => storage.set(key, JSON.stringify(value)),
    removeStorageSync: (key) => storage.delete(key),
  };
  for (const name of ['login', 'checkSession', 'request', 'uploadFile']) {
    wx[name] = ({ success, fail, ...options }) => {
      const stop = new AbortController();
      phone.call(name, options, stop.signal).then(success, (refusal) => fail(refusal.answer || { errMsg: String(refusal) }));
      return { abort: () => stop.abort() };
    };
  }
  return { wx, storage };
}

/** Loads the library as a mini program does, with `wx` as a global. */
function loadLibrary(wx) {
  const module = { exports: {} };
  const code = fs.readFileSync(LIBRARY, 'utf8');
  new Function('module', 'exports', 'require', 'wx', code)(module, module.exports, null, wx);
  return module.exports;
}

module.exports = { fakeWx, loadLibrary };
