/** The same user on another device, without a mini program around it. */
'use strict';

async function post(server, path, token, body) {
  const reply = await fetch(server.baseUrl + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token ? { 'X-OA-Token': token } : {}) },
    body: JSON.stringify(body),
  });
  const { errno, data } = await reply.json();
  if (errno !== 0) {
    throw new Error(`${path}: errno ${errno}`);
  }
  return data;
}

/** Signs a user in on another device; returns the token. */
async function signInElsewhere(server, openid, device = 'iPad Pro') {
  const { code } = await server.login(openid);
  return (await post(server, '/wx/auth/login_by_weixin', '', { code, device })).token;
}

/** Ends every session of a user. */
async function signOutEverywhere(server, openid) {
  await post(server, '/wx/auth/logout', await signInElsewhere(server, openid), { all: true });
}

/** Binds a phone number to somebody else. */
async function bindElsewhere(server, number) {
  const { code, openid } = await server.login();
  const { token } = await post(server, '/wx/auth/login_by_weixin', '', { code });
  const phone = await server.phone(openid, number);
  await post(server, '/wx/auth/bindPhone', token, { code: phone.code });
}

module.exports = { bindElsewhere, signInElsewhere, signOutEverywhere };
