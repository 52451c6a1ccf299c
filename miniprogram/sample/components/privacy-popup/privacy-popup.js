/**
 * 微信在用户第一次用到个人信息（手机号、头像、昵称）时要求的隐私弹窗。放在用到它们的页面里。
 */
/** @type {((answer: { event: string, buttonId?: string }) => void)[]} */
let waiting = [];

Component({
  data: { visible: false, name: '《隐私保护指引》' },

  lifetimes: {
    attached() {
      this.listen();
    },
    /** 页面关了还没有答的，就是不同意：否则那个接口永远等下去。 */
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
    /** 微信只认最后登记的一个，所以页面每次显示都登记。 */
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
