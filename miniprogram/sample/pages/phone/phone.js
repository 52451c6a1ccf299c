const auth = require('../../utils/auth');
const { adviceFor } = require('../../utils/advice');
const { masked } = require('../../utils/user');

/** 服务器的 errno：这个手机号已属于别的用户。 */
const NOT_ALLOWED = 506;

/** 用户在隐私弹窗里选了不同意时，微信给按钮的 errno。 */
const NO_PRIVACY = 104;

/** 每种失败都告诉用户下一步怎么做。 */
/** @type {Record<string, { title: string, text: string }>} */
const NOTICES = {
  denied: {
    title: '你没有授权手机号',
    text: '不绑定也能继续使用。改变主意时，再点一次下面的按钮。',
  },
  privacy: {
    title: '你没有同意《隐私保护指引》',
    text: '所以没有向微信取手机号，也没有绑定。其他功能照常使用；改变主意时，再点一次下面的按钮。',
  },
  quota: {
    title: '暂时不能验证手机号',
    text: '本小程序的验证次数已用完。其他功能不受影响，请联系客服或过几天再试。',
  },
  taken: {
    title: '这个手机号已被另一个账号绑定',
    text: '请用那个账号登录，或先在那边更换手机号；不是你的账号请联系客服。',
  },
  again: { title: '请再点一次', text: '刚才的授权已过期，已经为你重新准备好了。' },
};

/** @type {Record<number, string>} */
const BY_ERRNO = { [NOT_ALLOWED]: 'taken', [NO_PRIVACY]: 'privacy' };

Page({
  data: {
    phone: '',
    /** 会话和会话密钥都有效，按钮才可以点，这样点了之后就不用再登录。 */
    ready: false,
    preparing: false,
    binding: false,
    notice: /** @type {{ title: string, text: string } | null} */ (null),
  },

  /** @param {Record<string, string | undefined>} query */
  onLoad(query) {
    this.setData({ phone: query.phone || '' });
    this.prepare();
  },

  /** 登录要在用户点按钮之前完成，不能放在按钮的回调里：那样会换掉微信加密用的密钥。 */
  async prepare() {
    this.setData({ preparing: true, notice: null });
    try {
      await auth.ready();
      this.setData({ ready: true });
    } catch (error) {
      this.setData({ ready: false, notice: { title: '还不能绑定', text: adviceFor(error) } });
    }
    this.setData({ preparing: false });
  },

  /** @param {WechatMiniprogram.CustomEvent<{ code?: string, encryptedData?: string, iv?: string, errno?: number, errMsg?: string }>} event */
  async onPhone(event) {
    this.setData({ binding: true, notice: null });
    try {
      const { phone } = await auth.bindPhone(event.detail);
      this.setData({ phone: masked(phone) });
      wx.showToast({ title: '已绑定', icon: 'success' });
    } catch (error) {
      if (error.kind === 'stale' || error.kind === 'signed-out') {
        await this.prepare();
        if (this.data.ready) {
          this.setData({ notice: NOTICES.again });
        }
      } else {
        const outcome = BY_ERRNO[error.errno] || error.kind;
        const notice = NOTICES[outcome] || { title: '没有绑定成功', text: adviceFor(error) };
        this.setData({ notice });
      }
    }
    this.setData({ binding: false });
  },

  async unbind() {
    const { confirm } = await wx.showModal({
      title: '解绑手机号？',
      content: '解绑后客服无法凭手机号找到你的账号，这个号码可以绑定到别的账号。',
      confirmText: '解绑',
    });
    if (!confirm) {
      return;
    }
    this.setData({ binding: true, notice: null });
    try {
      await auth.unbindPhone();
      this.setData({ phone: '' });
      wx.showToast({ title: '已解绑', icon: 'success' });
    } catch (error) {
      this.setData({ notice: { title: '没有解绑成功', text: adviceFor(error) } });
    }
    this.setData({ binding: false });
  },

  leave() {
    wx.navigateBack();
  },
});
