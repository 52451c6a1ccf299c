// openid-client asks /oauth2/introspect with a secret of awkward signs, which it form-encodes, and the dash of the name too.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import * as oauth from 'openid-client';

const { WXAPPLOGIN_URL: server, SANDBOX_URL: sandbox, SERVICE_NAME: name } = process.env;
const secret = readFileSync(process.env.SERVICE_SECRET_FILE, 'utf8');
const MORE_THAN_THE_LIMIT_OF_WRONG_SECRETS = 61;

let token;
let userId;

before(async () => {
  const { code } = await post(sandbox + '/sandbox/login', {});
  const login = await post(server + '/wx/auth/login_by_weixin', { code });
  token = login.data.token;
  userId = String(login.data.userInfo.userId);
});

test('the user of a token is known', async () => {
  for (let i = 0; i < MORE_THAN_THE_LIMIT_OF_WRONG_SECRETS; i++) {
    const reply = await oauth.tokenIntrospection(client(secret), token);
    assert.equal(reply.active, true);
    assert.equal(reply.sub, userId);
  }
});

test('what is no token is not active', async () => {
  assert.deepEqual(await oauth.tokenIntrospection(client(secret), 'x'), { active: false });
});

test('a service that is not known is told so', async () => {
  await assert.rejects(oauth.tokenIntrospection(client(secret + 'x'), token), { status: 401 });
});

test('a token without Bearer is found', async () => {
  const reply = await fetch(server + '/wx/auth/check', { headers: { Authorization: token } });
  assert.equal((await reply.json()).errno, 0);
});

function client(clientSecret) {
  const metadata = { issuer: server, introspection_endpoint: server + '/oauth2/introspect' };
  const config = new oauth.Configuration(metadata, name, {}, oauth.ClientSecretBasic(clientSecret));
  oauth.allowInsecureRequests(config); // the sandbox has no https
  return config;
}

async function post(address, body) {
  const headers = { 'Content-Type': 'application/json' };
  const reply = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  return reply.json();
}
