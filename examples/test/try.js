// Tries the examples as they stand, against a sandbox that runs already: see bin/test-examples, which starts it.
import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { Webhook } from 'standardwebhooks';

const { LOGIN_URL, SANDBOX_URL, SANDBOX_PID, SERVICE_NAME, SERVICE_SECRET, WEBHOOK_SECRETS } = process.env;
const OLD_SECRET = 'whsec_' + Buffer.from('the-secret-that-is-on-its-way-out').toString('base64');
const STRANGER = 'whsec_' + Buffer.from('a-secret-that-nobody-has-been-told').toString('base64');
const ROOT = new URL('../../', import.meta.url);
const LOGS = new URL('target/examples/', ROOT);

const EXAMPLES = [
  { name: 'spring', run: ['java', '-jar', 'target/shop.jar'] },
  { name: 'servlet', run: ['java', '-jar', 'target/shop.jar'] },
  { name: 'express', run: ['node', 'server.js'] },
  { name: 'php', run: ['php', '-S', '127.0.0.1:$PORT', 'index.php'] },
  { name: 'python', run: ['python3', 'server.py'] },
];

const CHECKS = {
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
  'signs nobody out in trouble': async (shop) => {
    const status = (await shop.me(shop.user.token)).status;
    same(status >= 500, true, `status ${status}`);
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

/** Starts an example on a free port; it answers when this returns. */
async function start({ name, run }) {
  const port = await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
  const env = { ...process.env, PORT: String(port), WEBHOOK_SECRETS: `${WEBHOOK_SECRETS} ${OLD_SECRET}` };
  const [command, ...args] = run.map((word) => word.replace('$PORT', port));
  const child = spawn(command, args, { cwd: new URL(`../${name}/`, import.meta.url), env });
  const log = createWriteStream(new URL(`${name}.log`, LOGS));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const at = `http://127.0.0.1:${port}`;
  const shop = {
    child,
    me: (token) => fetch(at + '/me', { headers: token ? { 'X-OA-Token': token } : {} }),
    post: (body, headers) => fetch(at + '/webhooks/wxapplogin', { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } }),
  };
  for (let tries = 0; child.exitCode === null && tries < 600; tries++) {
    const answers = await shop.me().then(() => true, () => false);
    if (answers) return shop;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill();
  throw new Error(`does not answer: see target/examples/${name}.log`);
}

/** Runs the commands of docs/integrate.md but those that start something or ask an example. */
function followTheDocument() {
  const document = readFileSync(new URL('docs/integrate.md', ROOT), 'utf8');
  const blocks = [...document.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block);
  const commands = blocks.filter((block) => block.includes('curl') && !block.includes('$PORT')).join('\n');
  const out = execFileSync('bash', ['-euo', 'pipefail', '-c', commands], { cwd: ROOT, encoding: 'utf8' });
  for (const part of ['"active":true', '"nickName":"小明"', '"phone":"13800138000","countryCode":"86"}']) {
    if (!out.includes(part)) throw new Error(`the commands of docs/integrate.md do not print ${part}, but\n${out}`);
  }
  console.log('docs/integrate.md: its commands work');
}

async function check(what, shop) {
  try {
    await CHECKS[what](shop);
    return 'ok';
  } catch (error) {
    return 'FAILED: ' + error.message;
  }
}

mkdirSync(LOGS, { recursive: true });
followTheDocument();
const wanted = process.argv.slice(2);
const table = {};
const shops = {};
const whats = Object.keys(CHECKS);
try {
  for (const example of EXAMPLES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    console.log(`${example.name}: ${example.run.join(' ')}`);
    table[example.name] = {};
    try {
      shops[example.name] = await start(example);
      for (const what of whats.slice(0, -1)) table[example.name][what] = await check(what, shops[example.name]);
    } catch (error) {
      table[example.name][whats[0]] = 'FAILED: ' + error.message;
    }
  }
  process.kill(Number(SANDBOX_PID)); // the login server goes away
  while (await fetch(LOGIN_URL + '/health/live').then(() => true, () => false)) await new Promise((resolve) => setTimeout(resolve, 100));
  for (const [name, shop] of Object.entries(shops)) table[name][whats.at(-1)] = await check(whats.at(-1), shop);
} finally {
  Object.values(shops).forEach(({ child }) => child.kill());
}

const row = (cells) => cells.map((cell, i) => String(cell).padEnd(i === 0 ? 9 : whats[i - 1].length)).join(' | ');
console.log('\n' + row(['', ...whats]));
for (const [name, results] of Object.entries(table)) {
  console.log(row([name, ...whats.map((what) => (results[what] ?? 'not run').replace(/:.*/s, ''))]));
}
const failures = Object.entries(table).flatMap(([name, results]) => Object.entries(results).filter(([, result]) => result !== 'ok').map(([what, result]) => `${name}, ${what}: ${result}`));
console.log('\n' + (failures.join('\n') || 'all examples work'));
process.exit(failures.length > 0 || Object.keys(table).length === 0 ? 1 : 0);
