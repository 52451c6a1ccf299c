const auth = require('../../utils/auth');
const config = require('../../config');
const { toastError } = require('../../utils/advice');
const { dateTime } = require('../../utils/user');

Page({
  data: {
    consent: '',
    /** 服务器要求同意的文件和版本；没有就不问。 @type {any} */
    needed: null,
  },

  async onShow() {
    const consent = wx.getStorageSync('consent');
    this.setData({ consent: consent ? `${dateTime(consent.at)} 同意` : '还没有同意' });
    if (!auth.signedIn) {
      return;
    }
    try {
      const { consentNeeded } = await auth.request({ url: '/wx/user/index' });
      this.setData({ needed: consentNeeded || null });
    } catch (error) {
      toastError(error);
    }
  },

  openContract() {
    wx.openPrivacyContract({});
  },

  /** 文件换了版本：再同意一次。 */
  async agree() {
    const data = this.data.needed;
    try {
      const reply = await auth.request({ url: '/wx/user/consent', method: 'POST', data });
      const at = new Date().toISOString();
      wx.setStorageSync('consent', { version: config.privacyVersion, at });
      this.setData({ needed: reply.consentNeeded || null, consent: `${dateTime(at)} 同意` });
    } catch (error) {
      toastError(error);
    }
  },

  openSettings() {
    wx.openSetting({});
  },

  async exportData() {
    try {
      const data = await auth.request({ url: '/wx/user/export' });
      await wx.setClipboardData({ data: JSON.stringify(data, null, 2) });
    } catch (error) {
      toastError(error);
    }
  },

  openCancel() {
    wx.navigateTo({ url: '/pages/cancel/cancel' });
  },
});
