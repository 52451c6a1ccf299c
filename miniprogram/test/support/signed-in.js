/** The sample as somebody sees it who signed in before, on a screen that is not drawn. */
'use strict';
const path = require('node:path');
const { build, pack, style } = require('../../simulator/build');
const { JsdomScreen } = require('./jsdom-screen');

const BASE = 'http://127.0.0.1:1/wxapplogin';

/** @param {string} nickName as last heard @param {Function} native the phone, which answers for the server too */
function openSignedIn(nickName, native) {
  const kept = { baseUrl: BASE, token: 'token', out: false, userInfo: { nickName } };
  const storage = new Map([['wxapplogin', JSON.stringify(kept)]]);
  const bundle = build(path.join(__dirname, '../../sample'), BASE);
  return JsdomScreen.open(pack(), style(), bundle, native, { storage });
}

module.exports = { openSignedIn };
