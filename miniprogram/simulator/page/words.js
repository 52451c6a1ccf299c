/** What the page says, in Chinese and English. */
const WORDS = {
  zh: {
    language: 'zh-CN',
    other: 'English',
    title: '浏览器里的手机',
    lead: '手机里是真的示例小程序，服务器也是真的，只有微信是假的。点一点，看一次登录经过哪里。',
    phoneTab: '手机',
    trafficTab: '往来',
    switchesTab: '开关',
    screen: '示例小程序',
    traffic: '往来',
    switches: '开关',
    holder: '谁拿着手机',
    newUser: '一个新用户',
    xiaoMing: '小明',
    xiaoHong: '小红',
    offline: '手机没有网络',
    slow: '微信很慢（每次 2 秒）',
    down: '微信故障（errcode -1）',
    quota: '手机号验证次数用完',
    others: '也显示其他手机',
    expire: '在别处结束会话',
    reset: '换一部新手机',
    mend: '让微信恢复',
    broken: '微信另有故障：',
    thisPhone: '这部手机',
    phone: '手机',
    server: 'wxapplogin',
    wechat: '微信',
    legend: '图例',
    legendSecret: '敏感内容，不显示；编号相同就是同一个',
    legendNumber: '手机号打码显示',
    legendRequest: '请求',
    legendAnswer: '回答',
    legendFailed: '失败',
    legendWaiting: '还在等',
    nothing: '还没有往来。在手机上点“点击登录”试试。',
    code: '临时 code',
    failed: '失败',
    button: '点了手机号按钮',
    proof: '手机号凭证',
    denied: '用户拒绝',
    noPrivacy: '用户不同意隐私指引',
    ok: '成功',
    answer: '回答',
    waiting: '等待回答',
    seconds: '秒',
    noAnswer: '没有回答',
    lineBroken: '连接中断',
    cut: '没有网络，发不出去',
    ended: '会话已在别处结束：手机还不知道',
    otherPhone: '另一部手机',
    shared: '所有手机共用',
    secret: '敏感内容',
  },
  en: {
    language: 'en',
    other: '中文',
    title: 'A phone in the browser',
    lead: 'The sample mini program (in Chinese) and the server are real, only WeChat is a fake. Tap, and see where a login goes.',
    phoneTab: 'Phone',
    trafficTab: 'Traffic',
    switchesTab: 'Switches',
    screen: 'Sample mini program',
    traffic: 'Traffic',
    switches: 'Switches',
    holder: 'Who holds the phone',
    newUser: 'A new user',
    xiaoMing: 'Xiao Ming',
    xiaoHong: 'Xiao Hong',
    offline: 'Phone is offline',
    slow: 'WeChat is slow (2 s a call)',
    down: 'WeChat is down (errcode -1)',
    quota: 'No phone verifications left',
    others: 'Show other phones too',
    expire: 'End the session elsewhere',
    reset: 'Take a new phone',
    mend: 'Mend WeChat',
    broken: 'WeChat is broken in another way: ',
    thisPhone: 'This phone',
    phone: 'Phone',
    server: 'wxapplogin',
    wechat: 'WeChat',
    legend: 'Legend',
    legendSecret: 'a secret, not shown; the same number is the same secret',
    legendNumber: 'a phone number, shown in part',
    legendRequest: 'request',
    legendAnswer: 'answer',
    legendFailed: 'failure',
    legendWaiting: 'still waiting',
    nothing: 'Nothing has been sent yet. Tap “点击登录” (sign in) on the phone.',
    code: 'one-time code',
    failed: 'failed',
    button: 'phone number button tapped',
    proof: 'proof of the number',
    denied: 'refused by the user',
    noPrivacy: 'privacy guide not agreed to',
    ok: 'OK',
    answer: 'answer',
    waiting: 'waiting for the answer',
    seconds: 's',
    noAnswer: 'no answer',
    lineBroken: 'connection reset',
    cut: 'offline, cannot be sent',
    ended: 'session ended elsewhere: the phone does not know yet',
    otherPhone: 'another phone',
    shared: 'shared by all phones',
    secret: 'secret',
  },
};
const KEPT = 'wxapplogin-phone-language';

/** The language chosen here before, else the browser's. */
export function language() {
  const kept = localStorage.getItem(KEPT);
  return kept in WORDS ? kept : navigator.language.startsWith('zh') ? 'zh' : 'en';
}

export function keepLanguage(name) {
  localStorage.setItem(KEPT, name);
}

export function wordsOf(name) {
  return WORDS[name];
}

/** Fills every element of the page that names a word. */
export function translate(words) {
  document.documentElement.lang = words.language;
  document.title = words.title + ' · wxapplogin';
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = words[element.dataset.word];
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', words[element.dataset.label]);
  }
}
