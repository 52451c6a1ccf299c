/** `npm run page`: builds the scripts of the phone in the browser into the folder that the sandbox serves. */
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { phonePage } = require('./build');

const target = path.join(__dirname, '../../src/dev/resources/phone');
fs.mkdirSync(target, { recursive: true });
for (const [name, text] of Object.entries(phonePage(path.join(__dirname, '../sample')))) {
  fs.writeFileSync(path.join(target, name), text);
}
