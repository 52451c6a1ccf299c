// A shop behind wxapplogin: npm install && node server.js
import { createHmac, timingSafeEqual } from 'node:crypto';
import express from 'express';

const { LOGIN_URL, SERVICE_NAME, SERVICE_SECRET, WEBHOOK_SECRETS, PORT } = process.env;
const visits = new Map(); // our own rows, by the user's id: a table in real life

/** Asks the login server as a service. */
async function ask(path, form) {
  const reply = await fetch(LOGIN_URL + path, {
    method: form ? 'POST' : 'GET',
    headers: { Authorization: 'Basic ' + Buffer.from(`${SERVICE_NAME}:${SERVICE_SECRET}`).toString('base64') },
    body: form && new URLSearchParams(form),
    signal: AbortSignal.timeout(5000),
  });
  if (!reply.ok) throw new Error(`the login server says ${reply.status}`);
  return reply.json();
}

/** Lets signed-in users pass. A login server that cannot tell now signs nobody out: see the last handler. */
async function signedIn(request, response, next) {
  const token = await ask('/oauth2/introspect', { token: request.get('X-OA-Token') || 'none' });
  if (!token.active) return response.sendStatus(401);
  request.userId = Number(token.sub);
  next();
}

/** Lets pass what the login server has signed (Standard Webhooks) within the last five minutes. */
function signed(request, response, next) {
  const sent = request.get('webhook-timestamp');
  const theirs = (request.get('webhook-signature') ?? '').split(' ').map((text) => Buffer.from(text));
  const ours = WEBHOOK_SECRETS.split(' ').map((secret) => {
    const hmac = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'));
    return Buffer.from('v1,' + hmac.update(`${request.get('webhook-id')}.${sent}.`).update(request.body).digest('base64'));
  });
  const genuine = ours.some((one) => theirs.some((other) => one.length === other.length && timingSafeEqual(one, other)));
  if (!genuine || !(Math.abs(Date.now() / 1000 - sent) <= 300)) return response.sendStatus(401);
  next();
}

const shop = express();
shop.get('/me', signedIn, async (request, response) => {
  const user = await ask(`/service/users/${request.userId}`);
  visits.set(user.userId, (visits.get(user.userId) ?? 0) + 1);
  response.json({ nickName: user.nickName, phone: user.phone, visits: visits.get(user.userId) });
});
shop.post('/webhooks/wxapplogin', express.raw({ type: () => true }), signed, (request, response) => {
  const event = JSON.parse(request.body);
  if (event.type === 'user.deleted') visits.delete(event.userId); // may come twice: deleting again does nothing
  response.sendStatus(204);
});
shop.use((error, request, response, next) => {
  console.error(error.message);
  response.sendStatus(503);
});
shop.listen(PORT, '127.0.0.1');
