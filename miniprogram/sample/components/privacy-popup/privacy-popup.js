/**
 * 隐私弹窗：小程序第一次使用个人信息（手机号、头像、昵称）之前，微信要求显示。用到个人信息的页面都要放一个。
 */
/** @type {((answer: { event: string, buttonId?: string }) => void)[]} */
let waiting = [];

Component({
  data: { visible: false, name: '《隐私保护指引》' },

  lifetimes: {
    attached() {
      this.listen();
    },
    /** 页面关闭时还没有选择，按不同意处理：否则等待授权的接口永远没有结果。 */
    detached() {
      this.answer('disagree');
    },
  },
  pageLifetimes: {
    show() {
      this.listen();
    },
  },

  methods: {
    /** 微信只调用最后注册的监听函数，所以页面每次显示时都要重新注册。 */
    listen() {
      if (!wx.onNeedPrivacyAuthorization) {
        return; // 旧基础库不需要
      }
      const show = (/** @type {any} */ resolve) => {
        waiting.push(resolve);
        this.setData({ visible: true });
        resolve({ event: 'exposureAuthorization' });
      };
      wx.onNeedPrivacyAuthorization(show);
      wx.getPrivacySetting({
        success: ({ privacyContractName }) => this.setData({ name: privacyContractName }),
      });
    },
    agree() {
      this.answer('agree');
    },
    refuse() {
      this.answer('disagree');
    },
    /** @param {'agree' | 'disagree'} event */
    answer(event) {
      const all = waiting;
      waiting = [];
      all.forEach((resolve) => resolve({ event, buttonId: 'agree-btn' }));
      this.setData({ visible: false });
    },
    openContract() {
      wx.openPrivacyContract({});
    },
  },
});
