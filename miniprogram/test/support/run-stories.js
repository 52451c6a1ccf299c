/** Runs every story of stories.js on one kind of screen, against one or more servers. */
'use strict';
const { describe, test, before, after } = require('node:test');
const path = require('node:path');
const { build, pack, style } = require('../../simulator/build');
const { Phone } = require('../../simulator/phone');
const { picture } = require('./picture');
const { STORIES } = require('./stories');

const SAMPLE = path.join(__dirname, '../../sample');

function answering(phone) {
  return (name, options) =>
    phone.call(name, options).then(
      (ok) => ({ ok }),
      (refusal) => ({ fail: refusal.answer || { errMsg: `${name}:fail ${refusal.message}` } })
    );
}

/** @param {any} Screen @param {any[]} servers */
function runStories(Screen, servers) {
  const script = pack();
  for (const Server of servers) {
    describe(`${Screen.name}, ${Server.name}`, () => {
      let server;
      let bundle;
      before(async () => {
        server = await new Server().start();
        bundle = build(SAMPLE, server.baseUrl);
      });
      after(() => server.close());

      for (const [name, tell] of Object.entries(STORIES)) {
        test(name, { timeout: 30000 }, async () => {
          const phone = new Phone(server);
          phone.files.set('wxfile://tmp/avatar.png', picture());
          const story = { server, phone, storage: new Map() };
          story.restart = async (options = {}) => {
            if (story.screen) {
              story.storage = await story.screen.storage();
              await story.screen.close();
            }
            const all = { storage: story.storage, toastsStay: true, ...options };
            story.screen = await Screen.open(script, style(), bundle, answering(phone), all);
            return story;
          };
          await story.restart();
          try {
            await tell(story);
          } finally {
            await server.mend();
            await story.screen.close();
          }
        });
      }
    });
  }
}

module.exports = { answering, runStories };
