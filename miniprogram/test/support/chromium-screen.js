/** The sample in Chromium, drawn and operated by touch. */
'use strict';
const path = require('node:path');
const { chromium } = require('playwright-core');

const SHOTS = path.join(__dirname, '../../target/screenshots');
const FLAGS = [
  '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const PAGE = '<!doctype html><meta name="viewport" content="width=device-width,initial-scale=1"><body></body>';

/** A story waits until a button can be pressed; the jsdom screen does the same. */
const ENABLED = ':not([disabled])';

let browser = null;

class ChromiumScreen {
  static async launch() {
    const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
    browser = await chromium.launch({ executablePath, args: FLAGS });
    return browser;
  }

  static async quit() {
    await browser.close();
  }

  static async open(script, style, bundle, native, options) {
    const screen = new ChromiumScreen();
    const viewport = { width: 375, height: 667 };
    screen.context = await browser.newContext({ viewport, deviceScaleFactor: 2, hasTouch: true, isMobile: true });
    screen.page = await screen.context.newPage();
    screen.page.setDefaultTimeout(30000);
    screen.faults = [];
    screen.page.on('pageerror', (error) => screen.faults.push(error));
    screen.page.on('console', (message) => {
      if (message.type() === 'error') {
        screen.faults.push(new Error(message.text()));
      }
    });
    await screen.page.exposeFunction('phone', native);
    await screen.page.setContent(PAGE);
    await screen.page.addStyleTag({ content: style });
    await screen.page.addScriptTag({ content: script });
    await screen.page.evaluate(
      ([bundle, { storage, ...rest }]) => {
        const kept = (window.kept = new Map(storage));
        window.app = window.bootMiniProgram(bundle, (...call) => window.phone(...call), { ...rest, storage: kept });
      },
      [bundle, { ...options, storage: [...(options.storage || [])] }]
    );
    return screen;
  }

  async storage() {
    return new Map(await this.page.evaluate(() => [...window.kept]));
  }

  networkChanged(isConnected) {
    return this.page.evaluate((connected) => window.app.networkChanged(connected), isConnected);
  }

  #locate(selector, text = '') {
    return this.page.locator(selector + ':visible').filter({ hasText: text }).first();
  }

  async tap(selector, text) {
    await this.#locate(selector + ENABLED, text).tap();
  }

  async fill(selector, value) {
    await this.#locate(selector + ' input').fill(value);
  }

  async see(selector, text) {
    await this.#locate(selector + ENABLED, text).waitFor();
  }

  async gone(selector) {
    await this.page.locator(selector + ':visible').first().waitFor({ state: 'hidden' });
  }

  async shot(name) {
    await this.page.screenshot({ path: path.join(SHOTS, name + '.png'), animations: 'disabled' });
  }

  async close() {
    await this.context.close();
    if (this.faults.length) {
      throw this.faults[0];
    }
  }
}

module.exports = { ChromiumScreen };
