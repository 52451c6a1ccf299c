// What an example is tried for. Each check fails by an Error that says what is wrong.
import { Webhook } from 'standardwebhooks';
import { pause } from './shops.js';

const { LOGIN_URL, SANDBOX_URL, WEBHOOK_SECRETS } = process.env;
const STRANGER = 'whsec_' + Buffer.from('a-secret-that-nobody-has-been-told').toString('base64');

/** A secret that is being exchanged for that of the login server. */
export const OLD_SECRET = 'whsec_' + Buffer.from('the-secret-that-is-on-its-way-out').toString('base64');

/** By what is tried, in this order; the last three when all examples run. */
export const CHECKS = {
  'asks to sign in': async (shop) => {
    same((await shop.me()).status, 401);
    same((await shop.me('no-token-of-ours')).status, 401);
  },
  'shows the user': async (shop) => {
    shop.user = await signIn();
    same(await (await shop.me(shop.user.token)).json(), { nickName: '小明', phone: shop.user.phone, visits: 1 });
    same((await (await shop.me(shop.user.token)).json()).visits, 2);
  },
  'refuses a forged event': async (shop) => {
    const event = deletion(shop.user);
    const past = new Date(Date.now() - 301_000);
    const future = new Date(Date.now() + 310_000);
    same((await shop.post(event, {})).status >= 400, true);
    same((await shop.post(event, sign(STRANGER, event))).status, 401);
    same((await shop.post(event + ' ', sign(WEBHOOK_SECRETS, event))).status, 401);
    same((await shop.post(event, { ...sign(WEBHOOK_SECRETS, event), 'webhook-id': 'evt_2' })).status, 401);
    same((await shop.post(event, sign(WEBHOOK_SECRETS, event, past))).status, 401);
    same((await shop.post(event, sign(WEBHOOK_SECRETS, event, future))).status, 401);
    same((await (await shop.me(shop.user.token)).json()).visits, 3);
  },
  'obeys a signed one': async (shop) => {
    const event = deletion(shop.user);
    same((await shop.post(event, sign(WEBHOOK_SECRETS, event))).status, 204);
    same((await shop.post(event, sign(WEBHOOK_SECRETS, event))).status, 204); // at least once means: maybe twice
    same((await (await shop.me(shop.user.token)).json()).visits, 1);
  },
  'knows two secrets': async (shop) => {
    const event = deletion(shop.user);
    same((await shop.post(event, sign(OLD_SECRET, event))).status, 204);
    const both = sign(STRANGER, event);
    both['webhook-signature'] += ' ' + sign(OLD_SECRET, event)['webhook-signature'];
    same((await shop.post(event, both)).status, 204);
  },
  'hears of a real deletion': async (shop) => {
    for (let tries = 0; tries < 600 && !shop.heard.has('user.deleted'); tries++) await pause();
    same(shop.heard.get('user.deleted'), 204, `answered ${shop.heard.get('user.deleted')}`);
  },
  'does not wait without end': async (shop) => {
    same((await shop.me(shop.user.token)).status, 503); // the login server hangs
  },
  'signs nobody out in trouble': async (shop) => {
    same((await shop.me(shop.user.token)).status, 503); // it is gone
  },
};

function same(actual, expected, what = JSON.stringify(actual)) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what}, not ${JSON.stringify(expected)}`);
  }
}

/** A user with a nickname and a phone number, and the token they signed in with. */
async function signIn() {
  const openid = 'oShop' + String(process.hrtime.bigint()).padStart(23, '0').slice(-23);
  const phone = '139' + String(process.hrtime.bigint()).slice(-8);
  const { code } = await post(SANDBOX_URL + '/sandbox/login', { openid });
  const { data } = await post(LOGIN_URL + '/wx/auth/login_by_weixin', { code, userInfo: { nickName: '小明' } });
  const button = await post(SANDBOX_URL + '/sandbox/phone', { openid, phoneNumber: phone });
  await post(LOGIN_URL + '/wx/auth/bindPhone', { code: button.code }, { 'X-OA-Token': data.token });
  return { id: data.userInfo.userId, token: data.token, phone };
}

async function post(url, body, headers = {}) {
  const reply = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } });
  return reply.json();
}

const deletion = (user) => JSON.stringify({ id: 'evt_1', type: 'user.deleted', at: '2026-01-01T00:00:00Z', userId: user.id, appid: 'wx0' });

/** As the library of Standard Webhooks signs, not as we do. */
function sign(secret, body, at = new Date()) {
  return {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': new Webhook(secret).sign('evt_1', at, body),
  };
}

/** Signs somebody in who then cancels their account; the sandbox deletes it within seconds. */
export async function deleteSomebody() {
  const user = await signIn();
  await post(LOGIN_URL + '/wx/user/cancel', {}, { 'X-OA-Token': user.token });
}
