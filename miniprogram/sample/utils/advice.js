/** 出错时给用户看的一句话：说明该怎么办，不用术语。 */

const { dateTime, shortTime } = require('./user');

/** @typedef {import('../lib/wxapplogin').WxAppLoginError} WxAppLoginError */

/** @type {Record<import('../lib/wxapplogin').ErrorKind, string>} */
const ADVICE = {
  network: '网络不通，请检查网络后重试',
  timeout: '等了很久没有回应，请稍后重试',
  busy: '服务器繁忙，请稍后重试',
  'signed-out': '登录已失效，请重新登录',
  stale: '凭证已过期，请再点一次',
  account: '这个账号不能登录，请联系客服',
  refused: '服务器没有接受，请检查填写的内容',
  denied: '你没有授权；想用时可以再点一次',
  quota: '本小程序的手机号验证次数已用完，请联系客服',
  wechat: '微信没有回应，请关闭小程序后重新打开',
  server: '服务器出错了，请稍后再试',
};

/**
 * 服务器明确说了原因时用的话。「稍后」会换成服务器要求等待的时间。
 *
 * @type {Record<number, string>}
 */
const BY_ERRNO = {
  429: '操作太频繁了，请稍后重试',
  502: '服务器暂时出了问题，请稍后重试',
  703: '登录得太频繁了，请一分钟后再试',
  704: '微信认为这次登录有风险，没有通过。请在微信里检查账号安全',
  705: '微信暂时没有回应，不是你的问题，请稍后重试',
};

/** @param {WxAppLoginError} error */
function adviceFor(error) {
  const known = BY_ERRNO[error.errno || 0] || (error.kind === 'busy' ? ADVICE.busy : '');
  if (known) {
    return error.retryAfter ? known.replace('稍后', ` ${error.retryAfter} 秒后`) : known;
  }
  if (error.errno === 721) {
    return banned(error.data);
  }
  if (error.errno === 722) {
    return canRestore(error)
      ? `这个账号已申请注销。${dateTime(error.data.deletedAt)} 之前可以撤销，之后数据会被删除`
      : '这个账号已注销';
  }
  if (error.errno === 723) {
    return '这个小程序只对已登记的用户开放。请联系客服，为你的微信开通后再登录';
  }
  return ADVICE[error.kind] || '出错了，请稍后再试';
}

/** @param {{ until?: string, reason?: string }} ban 没有 until 就是没有期限 */
function banned({ until, reason }) {
  const how = until ? `，至 ${shortTime(until)}` : '';
  const why = reason ? `原因：${reason.replace(/[。.！!？?]$/, '')}。` : '';
  return `你的账号已被限制登录${how}。${why}如有疑问，请联系客服`;
}

/**
 * 注销是否还能撤销：账号已注销，并且冷静期还没过。
 *
 * @param {WxAppLoginError} error
 */
function canRestore(error) {
  return error.errno === 722 && Date.parse(error.data.deletedAt) > Date.now();
}

/** @param {WxAppLoginError} error */
function toastError(error) {
  wx.showToast({ title: adviceFor(error), icon: 'none', duration: 3000 });
}

module.exports = { adviceFor, canRestore, toastError };
