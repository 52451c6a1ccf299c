// Tries the examples as they stand, against a sandbox that runs already: see bin/test-examples, which starts it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { CHECKS, OLD_SECRET, deleteSomebody } from './checks.js';
import { LOGS, ROOT, handOn, pause, start } from './shops.js';

const { LOGIN_URL, SANDBOX_PID, WEBHOOK_SECRETS } = process.env;

const EXAMPLES = [
  { name: 'spring', run: ['java', '-jar', 'target/shop.jar'] },
  { name: 'servlet', run: ['java', '-jar', 'target/shop.jar'] },
  { name: 'express', run: ['node', 'server.js'] },
  { name: 'php', run: ['php', '-S', '127.0.0.1:$PORT', 'index.php'] },
  { name: 'python', run: ['python3', 'server.py'] },
];

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
const wanted = process.argv.slice(2);
const table = {};
const shops = {};
const whats = Object.keys(CHECKS);
const [real, hanging, gone] = whats.slice(-3);
const webhooks = handOn(shops);
followTheDocument();
try {
  for (const example of EXAMPLES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    console.log(`${example.name}: ${example.run.join(' ')}`);
    table[example.name] = {};
    try {
      shops[example.name] = await start(example, `${WEBHOOK_SECRETS} ${OLD_SECRET}`);
      for (const what of whats.slice(0, -3)) table[example.name][what] = await check(what, shops[example.name]);
    } catch (error) {
      table[example.name][whats[0]] = 'FAILED: ' + error.message;
    }
  }
  await deleteSomebody();
  for (const [name, shop] of Object.entries(shops)) table[name][real] = await check(real, shop);
  process.kill(Number(SANDBOX_PID), 'SIGSTOP');
  for (const [name, shop] of Object.entries(shops)) table[name][hanging] = await check(hanging, shop);
  process.kill(Number(SANDBOX_PID), 'SIGCONT');
  process.kill(Number(SANDBOX_PID));
  while (await fetch(LOGIN_URL + '/health/live').then(() => true, () => false)) await pause();
  for (const [name, shop] of Object.entries(shops)) table[name][gone] = await check(gone, shop);
} finally {
  webhooks.close();
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
