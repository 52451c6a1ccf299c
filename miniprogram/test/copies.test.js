'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFileSync } = require('node:child_process');

const { phonePage } = require('../simulator/build');

const root = path.join(__dirname, '..');
const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');

test("the sample's copy of the library is the library", () => {
  assert.equal(read('sample/lib/wxapplogin.js'), read('lib/wxapplogin.js'));
});

test('the phone page of the sandbox is built from the sources here', () => {
  const made = phonePage(path.join(root, 'sample'));
  for (const [name, text] of Object.entries(made)) {
    assert.ok(read('../src/dev/resources/phone/' + name) === text, name + ': run "npm run page"');
  }
});

test('nothing that is committed names a registry or a place on one machine', () => {
  const files = execFileSync('git', ['ls-files', '-z', '.'], { cwd: root }).toString().split('\0');
  for (const file of files.filter((each) => /\.(js|json|md|npmrc|css|wx\w+|html)$/.test(each))) {
    assert.doesNotMatch(read(file), /registry\.[a-z]|"resolved"\s*:|\/(work|home|root)\//, file);
  }
});
