'use strict';
const { test, before } = require('node:test');
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFileSync, spawnSync } = require('node:child_process');

const { pack } = require('../package/pack');

const root = path.join(__dirname, '..');
const sample = path.join(root, '../target/npm-sample');

before(() => {
  fs.rmSync(sample, { recursive: true, force: true });
  fs.mkdirSync(sample, { recursive: true });
  fs.writeFileSync(path.join(sample, 'package.json'), '{"name":"sample","private":true}');
  execFileSync('npm', ['install', '--offline', pack()], { cwd: sample });
});

test('the package holds the library, its types and nothing else', () => {
  const installed = path.join(sample, 'node_modules/wxapplogin');
  assert.deepEqual(fs.readdirSync(installed).sort(), ['README.md', 'package.json', 'wxapplogin.d.ts', 'wxapplogin.js']);
  assert.equal(
    fs.readFileSync(path.join(installed, 'wxapplogin.js'), 'utf8'),
    fs.readFileSync(path.join(root, 'lib/wxapplogin.js'), 'utf8')
  );
});

test('a program in TypeScript knows what each call takes and gives', () => {
  const compiled = compile(`
    import { createLogin, WxAppLoginError, type ErrorKind } from 'wxapplogin';
    const auth = createLogin({ baseUrl: 'https://login.example.com/wxapplogin', alsoAt: ['https://shop.example.com'] });
    export async function phone(detail: { code?: string }): Promise<string> {
      try {
        return (await auth.bindPhone(detail)).phone;
      } catch (error) {
        const kind: ErrorKind = error instanceof WxAppLoginError ? error.kind : 'server';
        return kind;
      }
    }`);
  assert.equal(compiled.stdout, '');
  assert.equal(compiled.status, 0);
});

test('a program that is wrong does not compile', () => {
  for (const wrong of [
    'createLogin({});',
    "createLogin({ baseUrl: 'https://x' }).request({ url: '/x', method: 'PATCH' });",
    "createLogin({ baseUrl: 'https://x' }).signedIn = true;",
  ]) {
    const compiled = compile(`import { createLogin } from 'wxapplogin';\n${wrong}`);
    assert.match(compiled.stdout, /use\.ts\(2,\d+\): error TS/, wrong);
  }
});

test('the package runs where it is imported, and where it is bundled', () => {
  const program = "import { createLogin } from 'wxapplogin'; console.log(typeof createLogin);";
  fs.writeFileSync(path.join(sample, 'use.mjs'), program);
  assert.equal(execFileSync(process.execPath, ['use.mjs'], { cwd: sample, encoding: 'utf8' }), 'function\n');

  require('esbuild').buildSync({
    entryPoints: [path.join(sample, 'use.mjs')],
    outfile: path.join(sample, 'bundle.js'),
    bundle: true,
    format: 'cjs',
    target: 'es2018',
  });
  fs.rmSync(path.join(sample, 'use.mjs'));
  assert.equal(execFileSync(process.execPath, ['bundle.js'], { cwd: sample, encoding: 'utf8' }), 'function\n');
});

/** Compiles it strictly. */
function compile(program) {
  fs.writeFileSync(path.join(sample, 'use.ts'), program);
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const options = '--strict --noEmit --target es2018 --module es2020 --moduleResolution bundler'.split(' ');
  return spawnSync(process.execPath, [tsc, ...options, 'use.ts'], { cwd: sample, encoding: 'utf8' });
}
