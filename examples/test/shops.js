// Starts the examples, and hands on to them what the login server sends.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { buffer } from 'node:stream/consumers';

const { PORT } = process.env;

export const ROOT = new URL('../../', import.meta.url);
export const LOGS = new URL('target/examples/', ROOT);

export const pause = () => new Promise((resolve) => setTimeout(resolve, 100));

/** Starts an example on a free port; it answers when this is done. */
export async function start({ name, run }, webhookSecrets) {
  const port = await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
  const env = { ...process.env, PORT: String(port), WEBHOOK_SECRETS: webhookSecrets };
  const [command, ...args] = run.map((word) => word.replace('$PORT', port));
  const child = spawn(command, args, { cwd: new URL(`../${name}/`, import.meta.url), env });
  const log = createWriteStream(new URL(`${name}.log`, LOGS));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const at = `http://127.0.0.1:${port}`;
  const shop = {
    child,
    heard: new Map(), // what it answered to events that the login server itself has sent
    me: (token) => fetch(at + '/me', { headers: token ? { 'X-OA-Token': token } : {} }),
    post: (body, headers) => fetch(at + '/webhooks/wxapplogin', { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } }),
  };
  for (let tries = 0; child.exitCode === null && tries < 600; tries++) {
    const answers = await shop.me().then(() => true, () => false);
    if (answers) return shop;
    await pause();
  }
  child.kill();
  throw new Error(`does not answer: see target/examples/${name}.log`);
}

/** Takes the webhooks of the login server and hands each on to all examples, as it came. */
export function handOn(shops) {
  const server = createHttpServer(async (request, response) => {
    const body = await buffer(request);
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => name.startsWith('webhook-')));
    for (const shop of Object.values(shops)) {
      const status = await shop.post(body, headers).then((reply) => reply.status, (error) => error.message);
      shop.heard.set(JSON.parse(body).type, status);
    }
    response.writeHead(204).end();
  });
  return server.listen(Number(PORT), '127.0.0.1');
}
