/** 用户资料的显示。 */

/** 微信不提供真实昵称时的默认名字，按没有昵称处理。 */
const DEFAULT_NAMES = ['', '微信用户'];

/** @param {string | undefined} nickName */
function isDefaultName(nickName) {
  return DEFAULT_NAMES.includes((nickName || '').trim());
}

/** @param {string} phone */
function masked(phone) {
  return phone.replace(/^(\d{3})\d{4}(\d{4})$/, '$1****$2');
}

/** @param {string} instant ISO 8601 */
function dateTime(instant) {
  const time = new Date(instant);
  const two = (/** @type {number} */ n) => `0${n}`.slice(-2);
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** @param {number} seconds */
function lasting(seconds) {
  const hours = Math.round(seconds / 3600);
  if (hours < 1) {
    return `${Math.max(1, Math.round(seconds / 60))} 分钟`;
  }
  return hours % 24 === 0 || hours > 72 ? `${Math.round(hours / 24)} 天` : `${hours} 小时`;
}

/**
 * 给人看的时间，如 11月30日 09:00；不是今年的才写年份。
 *
 * @param {string} instant ISO 8601
 */
function shortTime(instant) {
  const time = new Date(instant);
  const year = time.getFullYear() === new Date().getFullYear() ? '' : `${time.getFullYear()}年`;
  return `${year}${time.getMonth() + 1}月${time.getDate()}日 ${dateTime(instant).slice(-5)}`;
}

module.exports = { isDefaultName, masked, dateTime, shortTime, lasting };
