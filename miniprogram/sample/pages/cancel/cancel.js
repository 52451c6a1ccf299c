const auth = require('../../utils/auth');
const { toastError } = require('../../utils/advice');

Page({
  data: {
    consequences: [
      '所有设备立即退出登录',
      '冷静期过后，头像、昵称、手机号和登录记录会被删除',
      '冷静期内不能登录；想撤销注销，在登录页点“撤销注销并登录”',
    ],
    understood: false,
    busy: false,
  },

  toggle() {
    this.setData({ understood: !this.data.understood });
  },

  async cancel() {
    const { confirm } = await wx.showModal({
      title: '确定注销？',
      content: '冷静期过后不能恢复。',
      confirmText: '注销',
    });
    if (!confirm) {
      return;
    }
    this.setData({ busy: true });
    try {
      await auth.cancelAccount();
    } catch (error) {
      this.setData({ busy: false });
      toastError(error);
      return;
    }
    wx.reLaunch({ url: '/pages/center/center' });
    wx.showToast({ title: '已提交注销', icon: 'success' });
  },
});
