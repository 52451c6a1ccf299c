/** 整个小程序共用的登录对象。 */
const { createLogin } = require('../lib/wxapplogin');
const config = require('../config');

/** 登录设备列表里显示的名字。 */
function deviceName() {
  try {
    const { brand, model } = wx.getDeviceInfo();
    return `${brand} ${model}`;
  } catch (e) {
    return ''; // 旧基础库没有 getDeviceInfo，服务器会改用浏览器标识
  }
}

const auth = createLogin({ baseUrl: config.baseUrl, device: deviceName() });

/** 账号注销后，当时的同意也就失效：再来时重新询问。 */
auth.on('signed-out', ({ reason }) => {
  if (reason === 'cancelled') {
    wx.removeStorageSync('consent');
  }
});

module.exports = auth;
