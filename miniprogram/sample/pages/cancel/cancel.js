const auth = require('../../utils/auth');
const { toastError } = require('../../utils/advice');
const { dateTime, lasting } = require('../../utils/user');

Page({
  data: {
    consequences: [
      '所有设备立即退出登录',
      '冷静期过后，头像、昵称、手机号和登录记录会被删除',
      '冷静期内不能登录；想撤销注销，在登录页点“撤销注销并登录”',
    ],
    /** 冷静期有多长，由服务器决定。 */
    coolingOff: '',
    understood: false,
    busy: false,
  },

  async onLoad() {
    try {
      const { coolingOffSeconds } = await auth.request({ url: '/wx/user/cancel' });
      this.setData({ coolingOff: lasting(coolingOffSeconds) });
    } catch (error) {
      toastError(error);
    }
  },

  toggle() {
    this.setData({ understood: !this.data.understood });
  },

  async cancel() {
    const { confirm } = await wx.showModal({
      title: '确定注销？',
      content: this.data.coolingOff ? `${this.data.coolingOff}的冷静期过后不能恢复。` : '冷静期过后不能恢复。',
      confirmText: '注销',
    });
    if (!confirm) {
      return;
    }
    this.setData({ busy: true });
    let deletedAt = '';
    try {
      deletedAt = (await auth.cancelAccount()).deletedAt;
    } catch (error) {
      this.setData({ busy: false });
      toastError(error);
      return;
    }
    wx.reLaunch({ url: '/pages/center/center' });
    wx.showModal({
      title: '已提交注销',
      content: `${dateTime(deletedAt)} 之前可以撤销，之后你的数据会被删除。`,
      showCancel: false,
      confirmText: '知道了',
    });
  },
});
