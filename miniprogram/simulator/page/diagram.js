/** The sequence diagram: phone, server and WeChat side by side, time downwards. It keeps what it drew, to draw it in another language. */

const LANES = { phone: 0, server: 1, wechat: 2 };
const THIRD = 100 / 3;

/**
 * @typedef {object} Message
 * @property {'phone' | 'server' | 'wechat'} from
 * @property {'phone' | 'server' | 'wechat'} to
 * @property {string} [word] the title, by its name in words.js
 * @property {string} [title] the title, or what follows the word
 * @property {{ name: string, text?: string, secret?: number }[]} [fields]
 * @property {'failed' | 'waiting' | 'cut'} [state] how it went, if not well
 * @property {string} [mark] whose it is, by its name in words.js, if not this phone's
 */
export class Diagram {
  constructor(list, words) {
    this.list = list;
    this.words = words;
    this.messages = new Map();
    this.waiting = new Map();
    this.clear();
  }

  clear() {
    this.messages.clear();
    this.waiting.clear();
    this.list.textContent = '';
    this.list.dataset.nothing = this.words.nothing;
  }

  /** Draws all again in another language. */
  speak(words) {
    this.words = words;
    this.list.dataset.nothing = words.nothing;
    this.messages.forEach((message, item) => this.#fill(item, message));
  }

  /** @param {Message} message @returns what `change` needs to draw it again */
  add(message) {
    const item = document.createElement('li');
    this.messages.set(item, message);
    this.#fill(item, message);
    this.list.append(item);
    this.list.scrollTop = this.list.scrollHeight;
    return item;
  }

  /** @param {Partial<Message>} changes */
  change(item, changes) {
    const message = this.messages.get(item);
    if (message) {
      // otherwise the diagram has been emptied meanwhile
      Object.assign(message, changes);
      this.#fill(item, message);
      this.list.scrollTop = this.list.scrollHeight;
    }
  }

  /** Shows how long everything that waits has waited. */
  tick() {
    for (const [item, since] of this.waiting) {
      const seconds = ((Date.now() - since) / 1000).toFixed(1);
      item.querySelector('.since').textContent = `${seconds} ${this.words.seconds}`;
    }
  }

  #fill(item, { from, to, word, title = '', fields = [], state, mark }) {
    const [start, end] = [LANES[from], LANES[to]];
    const span = Math.abs(end - start);
    const middle = (start + end) / 2;
    item.className = [
      start > end ? 'left' : start < end ? 'right' : 'note',
      middle < 1 ? 'at-left' : middle > 1 ? 'at-right' : 'at-middle',
      state || '',
      mark ? 'other' : '',
    ].join(' ').trim();
    item.style.setProperty('--from', `${THIRD * (Math.min(start, end) + 0.5) - (span ? 0 : THIRD / 2)}%`);
    item.style.setProperty('--span', `${THIRD * (span || 1)}%`);
    const label = make('div', 'label');
    label.append(breakable(make('b', ''), [word ? this.words[word] : '', title].filter(Boolean).join(' ')));
    if (mark) {
      label.append(' ', make('em', '', this.words[mark]));
    }
    for (const { name, text, secret } of fields) {
      const shown = make('span', 'field', name);
      if (secret !== undefined) {
        shown.append(' ', this.#struck(secret));
      } else if (text) {
        shown.append(' ' + text);
      }
      label.append(' ', shown);
    }
    if (state === 'waiting') {
      const since = make('span', 'since');
      since.setAttribute('aria-hidden', 'true');
      label.append(' ', since);
      this.waiting.set(item, this.waiting.get(item) || Date.now());
    } else {
      this.waiting.delete(item);
    }
    item.replaceChildren(label, make('div', 'line'));
  }

  #struck(number) {
    const struck = make('s', '', '••••');
    if (number > 0) {
      struck.append(make('sup', '', String(number)));
    }
    struck.title = this.words.secret + (number > 0 ? ' ' + number : '');
    return struck;
  }
}

/** Text that breaks after the slashes of a path. */
function breakable(element, text) {
  text.split(/(?<=\/)/).forEach((part) => element.append(part, document.createElement('wbr')));
  return element;
}

function make(tag, className, text = '') {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
