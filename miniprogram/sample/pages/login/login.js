const auth = require('../../utils/auth');
const config = require('../../config');
const { adviceFor, canRestore } = require('../../utils/advice');

Page({
  data: { agreed: false, busy: false, failure: '', stranger: false, banned: false, restorable: false },

  onLoad() {
    const consent = wx.getStorageSync('consent');
    this.setData({ agreed: Boolean(consent) && consent.version === config.privacyVersion });
  },

  toggle() {
    this.setData({ agreed: !this.data.agreed });
  },

  openContract() {
    wx.openPrivacyContract({});
  },

  later() {
    wx.navigateBack();
  },

  login() {
    return this.enter();
  },

  /** 撤销注销：服务器用新的 code 确认是同一个微信用户。 */
  restore() {
    return this.enter({ restore: true });
  },

  /**
   * 没有勾选时先询问：同意才登录，不同意则什么也不做。
   *
   * @param {{ restore?: boolean }} [wish]
   */
  async enter(wish) {
    if (this.data.busy) {
      return;
    }
    if (!this.data.agreed) {
      const { confirm } = await wx.showModal({
        title: '请先阅读并同意',
        content: '登录需要你同意《隐私保护指引》。我们只用微信身份识别你，不会拿到你的密码。',
        confirmText: '同意',
        cancelText: '不同意',
      });
      if (!confirm) {
        return;
      }
      this.setData({ agreed: true });
    }
    wx.setStorageSync('consent', { version: config.privacyVersion, at: new Date().toISOString() });
    this.setData({ busy: true, failure: '', stranger: false, banned: false, restorable: false });
    try {
      const consent = { document: 'privacy', version: config.privacyVersion };
      const { newUser } = await auth.login(Object.assign({ consent }, wish));
      if (newUser) {
        wx.redirectTo({ url: '/pages/profile/profile?first=1' });
      } else {
        wx.navigateBack();
      }
    } catch (error) {
      this.setData({
        failure: adviceFor(error),
        stranger: error.errno === 723,
        banned: error.errno === 721,
        restorable: canRestore(error),
      });
    }
    this.setData({ busy: false });
  },
});
