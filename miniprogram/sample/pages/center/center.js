const auth = require('../../utils/auth');
const { toastError } = require('../../utils/advice');
const { isDefaultName, masked } = require('../../utils/user');

const NOBODY = {
  nickName: '',
  avatarUrl: '',
  level: '',
  registerDate: '',
  phone: '',
  devices: 0,
  /** 服务器这次已经响应，手机号和设备数是最新的。 */
  loaded: false,
};

Page({
  data: Object.assign({ signedIn: false, offline: false }, NOBODY),

  onShow() {
    this.load();
  },

  /** 先显示上次的资料，再向服务器请求；离线时保留上次的资料。 */
  async load() {
    if (!auth.signedIn) {
      this.setData(Object.assign({ signedIn: false, offline: false }, NOBODY));
      return;
    }
    this.show(auth.userInfo);
    try {
      const { userInfo, sessions } = await auth.request({ url: '/wx/user/index' });
      this.show(userInfo);
      this.setData({
        offline: false,
        phone: masked(userInfo.phone),
        devices: sessions.length,
        loaded: true,
      });
    } catch (error) {
      if (error.kind === 'network' || error.kind === 'timeout') {
        this.setData({ offline: true });
        return;
      }
      if (!auth.signedIn) {
        this.setData(Object.assign({ signedIn: false, offline: false }, NOBODY));
      }
      toastError(error);
    }
  },

  /** @param {Record<string, any> | null} userInfo */
  show(userInfo) {
    const { nickName = '', avatarUrl = '', userLevelDesc = '', registerDate = '' } = userInfo || {};
    this.setData({
      signedIn: true,
      nickName: isDefaultName(nickName) ? '' : nickName,
      avatarUrl,
      level: userLevelDesc,
      registerDate,
    });
  },

  openLogin() {
    wx.navigateTo({ url: '/pages/login/login' });
  },
  openProfile() {
    wx.navigateTo({ url: '/pages/profile/profile' });
  },
  openPhone() {
    wx.navigateTo({ url: `/pages/phone/phone?phone=${this.data.phone}` });
  },
  openDevices() {
    wx.navigateTo({ url: '/pages/devices/devices' });
  },
  openPrivacy() {
    wx.navigateTo({ url: '/pages/privacy/privacy' });
  },

  async logout() {
    const { confirm } = await wx.showModal({ title: '退出登录？', content: '下次使用时需要重新登录。' });
    if (!confirm) {
      return;
    }
    try {
      await auth.logout();
      wx.showToast({ title: '已退出', icon: 'success' });
    } catch (error) {
      // 本机已经退出；服务器没有收到请求，服务器上的会话会到期失效。
      wx.showToast({ title: '已在本机退出，联网后请在其他设备上确认', icon: 'none' });
    }
    this.load();
  },
});
