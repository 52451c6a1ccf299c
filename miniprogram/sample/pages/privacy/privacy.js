const auth = require('../../utils/auth');
const { toastError } = require('../../utils/advice');
const { dateTime } = require('../../utils/user');

Page({
  data: { consent: '' },

  onShow() {
    const consent = wx.getStorageSync('consent');
    this.setData({ consent: consent ? `${dateTime(consent.at)} 同意` : '还没有同意' });
  },

  openContract() {
    wx.openPrivacyContract({});
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
