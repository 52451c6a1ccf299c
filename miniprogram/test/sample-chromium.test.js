/** Every story in a real browser, on the real server if there is one. */
'use strict';
const { before, after } = require('node:test');
const { ChromiumScreen } = require('./support/chromium-screen');
const { ContractServer } = require('./support/contract-server');
const { RealServer } = require('./support/real-server');
const { runStories } = require('./support/run-stories');

before(() => ChromiumScreen.launch());
after(() => ChromiumScreen.quit());
runStories(ChromiumScreen, [RealServer.isGiven ? RealServer : ContractServer]);
