const auth = require('../../utils/auth');
const { adviceFor, toastError } = require('../../utils/advice');
const { isDefaultName } = require('../../utils/user');

const DEFAULT_NAME_HINT = '微信给的是默认昵称，请自己写一个';
/** 用户在隐私弹窗里选了不同意时，微信给的 errno。 */
const NO_PRIVACY = 104;
const ALBUM = 'scope.writePhotosAlbum';

/** 当前微信版本支持的最新方式。 */
function wayOfThisWeChat() {
  if (wx.canIUse('button.open-type.chooseAvatar')) {
    return 'new';
  }
  return wx.canIUse('getUserProfile') ? 'profile' : 'info';
}

Page({
  data: {
    way: 'new',
    first: false,
    nickName: '',
    avatarUrl: '',
    /** null 表示还没有选择，也还没有从服务器读到。 */
    gender: /** @type {number | null} */ (null),
    genders: [
      { value: 1, name: '男' },
      { value: 2, name: '女' },
      { value: 0, name: '保密' },
    ],
    hint: '',
    /** 已经选好、还没有上传成功的头像。 */
    chosen: '',
    avatarFailure: '',
    uploading: false,
    saving: false,
  },

  /** @param {Record<string, string | undefined>} query */
  async onLoad(query) {
    this.setData({ way: wayOfThisWeChat(), first: query.first === '1' });
    try {
      const { nickName, avatarUrl, gender } = await auth.profile();
      const before = this.data; // 等待服务器期间用户已经填写、选择或上传的内容
      this.setData({
        nickName: before.nickName || (isDefaultName(nickName) ? '' : nickName),
        avatarUrl: before.avatarUrl || avatarUrl,
        gender: before.gender === null ? gender : before.gender,
      });
    } catch (error) {
      toastError(error);
    }
  },

  /** @param {WechatMiniprogram.CustomEvent<{ avatarUrl?: string, errMsg?: string, errno?: number }>} event */
  onChooseAvatar(event) {
    const { avatarUrl, errno } = event.detail;
    if (!avatarUrl) {
      const why = errno === NO_PRIVACY ? '你没有同意《隐私保护指引》，所以没有读取头像' : '没有选到头像';
      this.setData({ avatarFailure: `${why}。想换时再点一次头像就行。` });
      return;
    }
    this.setData({ chosen: avatarUrl });
    this.upload();
  },

  async upload() {
    this.setData({ uploading: true, avatarFailure: '' });
    try {
      const avatarUrl = await auth.uploadAvatar(this.data.chosen);
      this.setData({ avatarUrl, chosen: '' });
      wx.showToast({ title: '头像已更新', icon: 'success' });
    } catch (error) {
      const refused = error.kind === 'refused';
      this.setData({
        avatarFailure: refused ? '这张图片太大或格式不支持，请换一张' : adviceFor(error),
        chosen: refused ? '' : this.data.chosen,
      });
    }
    this.setData({ uploading: false });
  },

  /** 旧版微信的方式之一：getUserProfile。 */
  async useProfile() {
    try {
      const { userInfo } = await wx.getUserProfile({ desc: '用于完善会员资料' });
      this.fill(userInfo);
    } catch (error) {
      this.explain(error.errno === NO_PRIVACY);
    }
  },

  /**
   * 旧版微信的方式之二：open-type="getUserInfo" 的按钮。
   *
   * @param {WechatMiniprogram.CustomEvent<{ userInfo?: any }>} event
   */
  onUserInfo(event) {
    if (event.detail.userInfo) {
      this.fill(event.detail.userInfo);
    } else {
      this.explain();
    }
  },

  /** @param {{ nickName: string, avatarUrl: string }} userInfo */
  fill(userInfo) {
    const isDefault = isDefaultName(userInfo.nickName);
    this.setData({
      nickName: isDefault ? '' : userInfo.nickName,
      avatarUrl: isDefault ? this.data.avatarUrl : userInfo.avatarUrl || this.data.avatarUrl,
      hint: isDefault ? DEFAULT_NAME_HINT : '',
    });
  },

  /**
   * 用户拒绝之后：说明用途，并让用户继续使用。
   *
   * @param {boolean} [noPrivacy] 拒绝的是隐私保护指引
   */
  explain(noPrivacy) {
    wx.showModal({
      title: noPrivacy ? '你没有同意《隐私保护指引》' : '没有授权也可以使用',
      content: '头像和昵称只用来显示给你自己看。你可以直接在下面填写昵称，或者以后再授权。',
      showCancel: false,
      confirmText: '知道了',
    });
  },

  /**
   * 记下用户正在输入的内容，这样服务器的响应晚到也不会覆盖它。
   *
   * @param {WechatMiniprogram.CustomEvent<{ value: string }>} event
   */
  onType(event) {
    this.setData({ nickName: event.detail.value });
  },

  /** @param {WechatMiniprogram.TouchEvent} event */
  chooseGender(event) {
    this.setData({ gender: event.currentTarget.dataset.value });
  },

  /** @param {WechatMiniprogram.CustomEvent<{ value: { nickName: string } }>} event */
  async save(event) {
    const nickName = event.detail.value.nickName.trim();
    if (isDefaultName(nickName)) {
      this.setData({ hint: nickName ? DEFAULT_NAME_HINT : '请先填写昵称' });
      return;
    }
    this.setData({ saving: true, hint: '', nickName });
    const gender = this.data.gender === null ? undefined : this.data.gender;
    try {
      await auth.profile({ nickName, gender });
      wx.showToast({ title: '已保存', icon: 'success' });
      this.leave();
    } catch (error) {
      if (error.kind === 'refused' && (error.field || 'nickName') === 'nickName') {
        this.setData({ hint: '这个昵称不能用，请换一个' });
      } else {
        toastError(error);
      }
    }
    this.setData({ saving: false });
  },

  /** 相册权限：没有询问过就询问；拒绝过就说明并打开设置；还是没有权限，就提示用户截图。 */
  async savePicture() {
    try {
      const { authSetting } = await wx.getSetting();
      if (authSetting[ALBUM] === undefined) {
        await wx.authorize({ scope: ALBUM });
      } else if (!authSetting[ALBUM]) {
        const { confirm } = await wx.showModal({
          title: '需要相册权限',
          content: '你之前拒绝了保存到相册。在设置里打开后就可以保存。',
          confirmText: '去设置',
        });
        const after = confirm ? await wx.openSetting() : { authSetting };
        if (!after.authSetting[ALBUM]) {
          throw new Error('refused');
        }
      }
    } catch (e) {
      wx.showToast({ title: '没有相册权限，可以长按头像截图保存', icon: 'none' });
      return;
    }
    try {
      const tempFilePath = await new Promise((resolve, reject) => {
        const success = (/** @type {any} */ file) => resolve(file.tempFilePath);
        wx.downloadFile({ url: this.data.avatarUrl, success, fail: reject });
      });
      await wx.saveImageToPhotosAlbum({ filePath: tempFilePath });
      wx.showToast({ title: '已保存到相册', icon: 'success' });
    } catch (e) {
      wx.showToast({ title: '没有保存成功，请检查网络后重试', icon: 'none' });
    }
  },

  leave() {
    wx.navigateBack();
  },
});
