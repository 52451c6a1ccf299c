/** The page around the phone: choose who holds it and what fails, and see every message. */
import { Phone } from '../phone.js';
import { nextDevice } from './devices.js';
import { Diagram } from './diagram.js';
import { picture } from './picture.js';
import { Traffic } from './traffic.js';
import { Wechat } from './wechat.js';
import { keepLanguage, language, translate, wordsOf } from './words.js';

const HERE = location.href.replace(/\/[^/]*$/, '');
const SERVER = HERE.replace(/\/phone$/, '');
const PHONES = { oPhonePageXiaoMing0000000001: '13900001234', oPhonePageXiaoHong0000000002: '15800001234' };
/** Where the session is ended from: neither of these is that of a phone here. */
const ELSEWHERE = { device: 'iPad Air', address: '198.51.100.7' };
const LOOK_MILLIS = 200;
const LOOK_AT_OTHERS_MILLIS = 1000;

const byId = (id) => document.getElementById(id);
const wechat = new Wechat(HERE + '/wechat');
const diagram = new Diagram(byId('traffic'), wordsOf(language()));
const traffic = new Traffic(diagram);

let phone;
let phoneId;
let storage;
let setNetwork = () => {};
let underWay = 0;
let looking = Promise.resolve();

function newPhone() {
  const { id, device, address } = nextDevice();
  phoneId = id;
  phone = new Phone({
    login: (openid) => wechat.login(openid, id),
    phone: (openid, number) => wechat.phone(openid, number, id),
  });
  phone.address = address;
  phone.openid = byId('person').value;
  phone.number = PHONES[phone.openid] || Phone.newNumber();
  phone.files.set('wxfile://tmp/avatar.png', picture());
  traffic.fields.hide(phone.number);
  storage = new Map();
  applySwitches();
  byId('device').textContent = `${device.brand} ${device.model} · ${address}`;
  window.phonePage = {
    bundle: window.sample.bundle,
    builtIn: window.sample.builtIn,
    storage,
    device,
    answer,
    networkChanged: (listener) => {
      setNetwork = listener;
    },
  };
}

/** Answers a call of the mini program and draws the messages in the diagram. */
async function answer(name, options) {
  const holder = phone;
  const run = () =>
    holder.call(name, options).then(
      (ok) => ({ ok }),
      (refusal) => ({ fail: refusal.answer || { errMsg: `${name}:fail ${refusal.message}` } })
    );
  if (name === 'request' || name === 'uploadFile') {
    return toServer(options, holder.offline, run);
  }
  const isButton = options.openType === 'getPhoneNumber';
  if (name === 'refused' && isButton) {
    traffic.refused(options);
  }
  const draw =
    name === 'login' ? traffic.login(holder.offline)
    : name === 'openType' && isButton ? traffic.button(holder.offline)
    : () => {};
  underWay++;
  const result = await run();
  underWay--;
  draw(result);
  return result;
}

async function toServer(options, offline, run) {
  traffic.sent(options, offline);
  if (offline) {
    return run();
  }
  underWay++;
  const result = await run();
  await look();
  underWay--;
  if (underWay === 0) {
    traffic.givenUp();
    wechat.giveUp();
  }
  traffic.answered(result);
  showFaults();
  return result;
}

/** Draws what the server and WeChat have said to each other since the last look. */
function look() {
  const before = looking;
  looking = before
    .then(() => wechat.exchanges())
    .then((exchanges) => exchanges.forEach(draw), () => {});
  return looking;
}

/** Others' messages are drawn only if they are asked for; those for all phones if they may be for this one. */
function draw(exchange) {
  const mine = exchange.phoneId === phoneId;
  const shared = exchange.phoneId === '';
  if (mine || (shared && underWay > 0) || byId('others').checked || traffic.pending.has(exchange.number)) {
    traffic.exchanged(exchange, mine ? undefined : shared ? 'shared' : 'otherPhone');
  }
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

/** Shows what is broken at the fake WeChat, whoever broke it. */
async function showFaults() {
  const { down, slow, others } = await wechat.faults();
  byId('down').checked = down;
  byId('slow').checked = slow;
  byId('broken').hidden = !others;
  byId('what').textContent = others;
}

async function applyFaults() {
  await wechat.break({ down: byId('down').checked, slow: byId('slow').checked });
  await showFaults();
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
    const headers = { 'Content-Type': 'application/json', 'X-Phone-Address': ELSEWHERE.address };
    if (token) {
      headers['X-OA-Token'] = token;
    }
    const init = { method: 'POST', headers, body: JSON.stringify(data) };
    return (await fetch(SERVER + path, init)).json();
  };
  if (phone.openid) {
    const { code } = await wechat.login(phone.openid);
    const { data } = await post('/wx/auth/login_by_weixin', '', { code, device: ELSEWHERE.device });
    if (data) {
      await post('/wx/auth/logout', data.token, { all: true });
      await look();
      traffic.note('ended');
    }
  }
}

function speak(name) {
  keepLanguage(name);
  byId('language').dataset.next = name === 'zh' ? 'en' : 'zh';
  translate(wordsOf(name));
  byId('screen').title = wordsOf(name).screen;
  diagram.speak(wordsOf(name));
}

/** On a narrow screen one of phone, traffic and switches is shown. */
function show(view) {
  document.body.dataset.view = view;
  for (const tab of document.querySelectorAll('.tabs button')) {
    tab.setAttribute('aria-pressed', String(tab.dataset.view === view));
  }
  byId('traffic').scrollTop = byId('traffic').scrollHeight;
}

window.sample.bundle.modules['config.js'] = window.sample.bundle.modules['config.js'].replace(
  /baseUrl: "[^"]*"/,
  () => 'baseUrl: ' + JSON.stringify(SERVER)
);
translate(wordsOf(language()));
byId('language').dataset.next = language() === 'zh' ? 'en' : 'zh';
show('phone');
newPhone();
Promise.all([wechat.skip(), showFaults()]).then(switchOn);
['offline', 'quota'].forEach((id) => byId(id).addEventListener('change', applySwitches));
['slow', 'down'].forEach((id) => byId(id).addEventListener('change', applyFaults));
byId('mend').addEventListener('click', () => wechat.break({}).then(showFaults));
byId('person').addEventListener('change', restart);
byId('reset').addEventListener('click', restart);
byId('expire').addEventListener('click', endSessions);
byId('language').addEventListener('click', ({ currentTarget }) => speak(currentTarget.dataset.next));
document.querySelectorAll('.tabs button').forEach((tab) => tab.addEventListener('click', () => show(tab.dataset.view)));
addEventListener('focus', showFaults);
setInterval(() => {
  diagram.tick();
  if (underWay > 0) {
    look();
  }
}, LOOK_MILLIS);
setInterval(() => byId('others').checked && look(), LOOK_AT_OTHERS_MILLIS);
