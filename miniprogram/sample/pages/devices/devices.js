const auth = require('../../utils/auth');
const { adviceFor, toastError } = require('../../utils/advice');
const { dateTime } = require('../../utils/user');

Page({
  data: { devices: /** @type {any[]} */ ([]), failure: '' },

  onShow() {
    this.load();
  },

  async load() {
    try {
      const { sessions } = await auth.request({ url: '/wx/user/sessions' });
      const devices = sessions.map((/** @type {any} */ each) =>
        Object.assign({ time: dateTime(each.lastSeenAt) }, each)
      );
      this.setData({ devices, failure: '' });
    } catch (error) {
      this.setData({ failure: adviceFor(error) });
    }
  },

  /** @param {WechatMiniprogram.TouchEvent} event */
  async end(event) {
    const { id } = event.currentTarget.dataset;
    const { confirm } = await wx.showModal({ title: '让这台设备退出？', content: '它要重新登录才能继续使用。' });
    if (!confirm) {
      return;
    }
    try {
      await auth.request({ url: `/wx/user/sessions/${id}`, method: 'DELETE' });
      wx.showToast({ title: '已退出', icon: 'success' });
    } catch (error) {
      toastError(error);
    }
    this.load();
  },

  async endAll() {
    const { confirm } = await wx.showModal({ title: '退出所有设备？', content: '包括这一台。' });
    if (!confirm) {
      return;
    }
    try {
      await auth.logout({ all: true });
    } catch (error) {
      toastError(error);
    }
    wx.reLaunch({ url: '/pages/center/center' });
  },
});
