/** The page around the phone: choose who holds it and what fails, and see every message. */
import { Phone } from '../phone.js';
import { Traffic } from './traffic.js';
import { picture } from './picture.js';

const HERE = location.href.replace(/\/[^/]*$/, '');
const SERVER = HERE.replace(/\/phone$/, '');
const PHONES = { oPhonePageXiaoMing0000000001: '13900001234', oPhonePageXiaoHong0000000002: '15800001234' };
const byId = (id) => document.getElementById(id);
const traffic = new Traffic(byId('traffic'));

async function ask(method, what, body) {
  const init = body ? { method, body: JSON.stringify(body) } : { method };
  const reply = await fetch(`${HERE}/wechat/${what}`, init);
  if (!reply.ok) {
    throw new Error(`/sandbox/${what}: ${reply.status}`);
  }
  return reply.json();
}

const wechat = {
  login: (openid) => ask('POST', 'login', openid ? { openid } : {}),
  phone: (openid, phoneNumber) => ask('POST', 'phone', { openid, phoneNumber }),
};

/** Returns the server's requests to WeChat that have not been shown yet. */
let shown = 0;
async function newExchanges() {
  const requests = await ask('GET', 'requests');
  const fresh = requests.slice(shown);
  shown = requests.length;
  return fresh;
}

let phone;
let storage;
let setNetwork = () => {};

function newPhone() {
  phone = new Phone(wechat);
  phone.openid = byId('person').value;
  phone.number = PHONES[phone.openid] || Phone.newNumber();
  phone.files.set('wxfile://tmp/avatar.png', picture());
  storage = new Map();
  applySwitches();
  window.phonePage = {
    bundle: window.sample.bundle,
    builtIn: window.sample.builtIn,
    storage,
    answer,
    networkChanged: (listener) => {
      setNetwork = listener;
    },
  };
}

/** Answers a call of the mini program and draws the messages in the diagram. */
async function answer(name, options) {
  const holder = phone;
  const isServer = name === 'request' || name === 'uploadFile';
  if (isServer && !phone.offline) {
    traffic.sent(options);
  }
  let result;
  try {
    result = { ok: await holder.call(name, options) };
  } catch (refusal) {
    result = { fail: refusal.answer || { errMsg: `${name}:fail ${refusal.message}` } };
  }
  if (isServer) {
    for (const exchange of await newExchanges()) {
      traffic.exchanged(exchange);
    }
    traffic.answered(result);
  } else if (name === 'login') {
    traffic.login(result);
  } else if (name === 'openType' && options.openType === 'getPhoneNumber') {
    traffic.phone(result.ok);
  }
  return result;
}

function applySwitches() {
  phone.offline = byId('offline').checked;
  setNetwork(!phone.offline);
  if (byId('quota').checked) {
    phone.fails.set('getPhoneNumber', { errMsg: 'getPhoneNumber:fail no quota', errno: 1400001 });
  } else {
    phone.fails.clear();
  }
}

async function applyFaults() {
  await ask('DELETE', 'fault');
  const path = '/sns/jscode2session';
  if (byId('down').checked) {
    await ask('POST', 'fault', { path, errcode: -1 });
  } else if (byId('slow').checked) {
    await ask('POST', 'fault', { path, delayMillis: 2000 });
  }
}

/** Loads the screen. Call this after the phone is set up, because the screen reads it at its start. */
function switchOn() {
  byId('screen').src = 'screen.html?' + Date.now();
}

function restart() {
  newPhone();
  traffic.clear();
  switchOn();
}

/** Ends every session of the person, as an admin or another device could. */
async function endSessions() {
  const post = async (path, token, data) => {
    const header = { 'Content-Type': 'application/json' };
    if (token) {
      header['X-OA-Token'] = token;
    }
    const init = { method: 'POST', headers: header, body: JSON.stringify(data) };
    return (await fetch(SERVER + path, init)).json();
  };
  if (phone.openid) {
    const { code } = await wechat.login(phone.openid);
    const { data } = await post('/wx/auth/login_by_weixin', '', { code, device: '另一台设备' });
    await post('/wx/auth/logout', data.token, { all: true });
    await newExchanges();
    traffic.note('会话已在别处结束：手机还不知道');
  }
}

window.sample.bundle.modules['config.js'] = window.sample.bundle.modules['config.js'].replace(
  /baseUrl: "[^"]*"/,
  () => 'baseUrl: ' + JSON.stringify(SERVER)
);
newPhone();
newExchanges().then(switchOn);
['offline', 'quota'].forEach((id) => byId(id).addEventListener('change', applySwitches));
['slow', 'down'].forEach((id) => byId(id).addEventListener('change', applyFaults));
byId('person').addEventListener('change', restart);
byId('reset').addEventListener('click', restart);
byId('expire').addEventListener('click', endSessions);
