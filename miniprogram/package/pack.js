// Makes the npm package of the library, with types from its JSDoc: npm run package. It ends in target/wxapplogin-<version>.tgz.
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');
const TARGET = path.join(ROOT, '../target');

/** @returns {string} where the package is */
function pack() {
  const library = path.join(ROOT, 'lib/wxapplogin.js');
  const dir = path.join(TARGET, 'npm');
  fs.rmSync(dir, { recursive: true, force: true });
  fs.mkdirSync(dir, { recursive: true });
  for (const file of [library, path.join(__dirname, 'package.json'), path.join(__dirname, 'README.md')]) {
    fs.copyFileSync(file, path.join(dir, path.basename(file)));
  }
  const { compilerOptions } = require('../tsconfig.json');
  const options = { ...compilerOptions, noEmit: false, declaration: true, emitDeclarationOnly: true, outDir: dir };
  const config = path.join(TARGET, 'npm-tsconfig.json');
  const typeRoots = [path.join(ROOT, 'node_modules')];
  fs.writeFileSync(config, JSON.stringify({ compilerOptions: { ...options, typeRoots }, files: [library] }));
  execFileSync(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', config], { stdio: 'inherit' });
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', TARGET], { cwd: dir, encoding: 'utf8' })
  );
  return path.join(TARGET, filename);
}

module.exports = { pack };
if (require.main === module) {
  console.log(pack());
}
