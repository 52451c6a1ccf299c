/** Opens the sample in jsdom for a user who has signed in before. */
'use strict';
const path = require('node:path');
const { build, pack, style } = require('../../simulator/build');
const { JsdomScreen } = require('./jsdom-screen');

const BASE = 'http://127.0.0.1:1/wxapplogin';

/** @param {string} nickName the last known one @param {Function} native the phone, which also answers for the server */
function openSignedIn(nickName, native) {
  const kept = { baseUrl: BASE, token: 'token', out: false, userInfo: { nickName } };
  const storage = new Map([['wxapplogin', JSON.stringify(kept)]]);
  const bundle = build(path.join(__dirname, '../../sample'), BASE);
  return JsdomScreen.open(pack(), style(), bundle, native, { storage });
}

module.exports = { openSignedIn };
