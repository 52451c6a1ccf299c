/** Every story on every server, in jsdom, which is fast because it draws nothing. */
'use strict';
const { ContractServer } = require('./support/contract-server');
const { JsdomScreen } = require('./support/jsdom-screen');
const { RealServer } = require('./support/real-server');
const { runStories } = require('./support/run-stories');

runStories(JsdomScreen, RealServer.isGiven ? [ContractServer, RealServer] : [ContractServer]);
