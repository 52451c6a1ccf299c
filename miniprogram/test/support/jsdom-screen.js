/** The sample in jsdom: fast, because nothing is drawn. */
'use strict';
const { JSDOM, VirtualConsole } = require('jsdom');

class JsdomScreen {
  static async open(script, style, bundle, native, options) {
    const faults = [];
    const virtualConsole = new VirtualConsole();
    virtualConsole.on('jsdomError', (error) => faults.push(error));
    virtualConsole.on('error', (...said) => faults.push(new Error(said.join(' '))));
    const { window } = new JSDOM('<!doctype html><body></body>', {
      runScripts: 'outside-only',
      pretendToBeVisual: true,
      url: 'http://localhost/',
      virtualConsole,
    });
    window.addEventListener('unhandledrejection', (event) => faults.push(event.reason));
    window.eval(script);
    const screen = new JsdomScreen();
    screen.window = window;
    screen.faults = faults;
    screen.kept = options.storage;
    screen.closed = false;
    const whileOpen = async (...call) => {
      const answer = await native(...call);
      return screen.closed ? new Promise(() => {}) : answer;
    };
    screen.app = window.bootMiniProgram(bundle, whileOpen, options);
    return screen;
  }

  async storage() {
    return this.kept;
  }

  async networkChanged(isConnected) {
    this.app.networkChanged(isConnected);
  }

  async tap(selector, text = '') {
    const element = await this.#find(selector, text);
    if (element.tagName === 'BUTTON') {
      element.click();
      return;
    }
    for (const type of ['mousedown', 'mouseup']) {
      const at = { bubbles: true, composed: true, clientX: 1, clientY: 1 };
      element.dispatchEvent(new this.window.MouseEvent(type, at));
    }
  }

  async fill(selector, value) {
    const input = await this.#find(selector + ' input', '');
    input.value = value;
    input.dispatchEvent(new this.window.Event('input', { bubbles: true }));
  }

  /** Waits until an element that contains the text is shown. */
  async see(selector, text = '') {
    await this.#find(selector, text);
  }

  /** Waits until no such element is shown. */
  async gone(selector) {
    await this.#until(() => !this.#shown(selector, ''));
  }

  async shot() {}

  /** Closes the pages: later answers of the phone do not reach them. */
  async close() {
    this.closed = true;
    await new Promise((resolve) => setImmediate(resolve)); // earlier answers are still drawn
    this.window.close();
    if (this.faults.length) {
      throw this.faults[0];
    }
  }

  #shown(selector, text) {
    return [...this.window.document.querySelectorAll(selector)].find((element) => {
      const page = element.closest('wx-page');
      const hidden = page && page.style.display === 'none';
      const disabled = element.matches('wx-button[disabled]');
      const said = element.textContent.trim();
      return !hidden && !disabled && (text instanceof RegExp ? text.test(said) : said.includes(text));
    });
  }

  #find(selector, text) {
    return this.#until(() => this.#shown(selector, text), `${selector} "${text}"`);
  }

  #until(condition, what) {
    return new Promise((resolve, reject) => {
      const watch = new this.window.MutationObserver(() => look());
      const end = (settle, value) => {
        watch.disconnect();
        clearTimeout(limit);
        settle(value);
      };
      const limit = setTimeout(() => {
        const seen = this.window.document.body.textContent.replace(/\s+/g, ' ');
        end(reject, new Error(`never seen: ${what}; but: ${seen}`));
      }, 8000);
      const look = () => {
        const found = condition();
        if (found) {
          end(resolve, found);
        }
      };
      const all = { subtree: true, childList: true, attributes: true, characterData: true };
      watch.observe(this.window.document, all);
      look();
    });
  }
}

module.exports = { JsdomScreen };
