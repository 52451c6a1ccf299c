/** The fields of a message as they may be shown: without secrets, and without whole phone numbers. */

const SECRET = /^(token|x-oa-token|x-next-token|session_key|secret|access_token|code|js_code|encryptedData|iv|signature)$/i;
const NUMBER = /^(phone|phoneNumber|purePhoneNumber)$/i;
const SENTENCE = /^(errmsg)?$/i;
const PERSON = /^(openid|unionid)$/i;

export class Fields {
  constructor() {
    this.secrets = new Map();
    this.numbers = new Set();
  }

  /** Forgets which secrets were seen. */
  clear() {
    this.secrets.clear();
  }

  /** A phone number that must not be shown whole, wherever it stands. */
  hide(number) {
    this.numbers.add(number);
  }

  /** @param {[string, any][]} entries a value of undefined is a secret, or anything else that is not known here */
  shown(entries) {
    return entries.map(([name, value]) => {
      if (SECRET.test(name)) {
        return { name, secret: this.#secret(value) };
      }
      if (value === undefined) {
        return { name, text: '' };
      }
      if (NUMBER.test(name)) {
        return { name, text: masked(String(value)) };
      }
      const most = SENTENCE.test(name) ? 90 : undefined;
      return { name, text: PERSON.test(name) ? String(value).slice(0, 6) + '…' : this.text(value, most) };
    });
  }

  /** A value in few characters; a sentence may have more. */
  text(value, most = 32) {
    if (Array.isArray(value)) {
      return `[${value.length}]`;
    }
    if (value && typeof value === 'object') {
      return '{…}';
    }
    let text = String(value);
    this.numbers.forEach((number) => (text = text.split(number).join(masked(number))));
    return text.length > most ? text.slice(0, most - 2) + '…' : text;
  }

  /** The number of a secret, the same each time it is seen; 0 if only WeChat and the server know it. */
  #secret(value) {
    if (!value || value === '[secret]') {
      return 0;
    }
    if (!this.secrets.has(value)) {
      this.secrets.set(value, this.secrets.size + 1);
    }
    return this.secrets.get(value);
  }
}

/** A phone number as the sample shows it. */
export function masked(number) {
  return number.length < 8 ? '••••' : number.slice(0, -8) + '****' + number.slice(-4);
}
