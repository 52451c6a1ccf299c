/** The `wx` object that the pages use. */

const BY_PHONE = ['login', 'checkSession', 'request', 'uploadFile', 'downloadFile', 'getNetworkType'];
const ASKS = {
  getPhoneNumber: { title: '申请获取并验证你的手机号', content: '微信绑定的手机号码' },
  chooseAvatar: { title: '选择头像', content: '用微信头像，或从相册选择', refuse: '取消', allow: '用微信头像' },
  getUserInfo: { title: '申请获取你的微信头像、昵称', content: '公开信息（昵称、头像、地区及性别）' },
  getUserProfile: { title: '申请获取你的微信头像、昵称', content: '用于完善会员资料' },
  'scope.writePhotosAlbum': { title: '申请保存图片到你的相册', content: '用于保存头像' },
};
const NEEDS_PRIVACY = ['getPhoneNumber', 'chooseAvatar', 'getUserProfile'];

/** @param lacks the names, as for wx.canIUse, of what this WeChat is too old to have */
export function makeWx({ native, shell, pages, storage, lacks, device }) {
  const networkListeners = new Set();
  let privacyListener = null;

  /** Calls the phone and unwraps its answer. */
  async function phone(name, options = {}) {
    const { ok, fail } = await native(name, JSON.parse(JSON.stringify(options)));
    if (fail) {
      throw fail;
    }
    return ok;
  }

  /** Asks the user to agree to the privacy guide if they have not yet; in the page's pop-up if it has one. */
  async function privacy(name) {
    const { needAuthorization } = await phone('getPrivacySetting');
    if (!needAuthorization) {
      return true;
    }
    const event = await new Promise((resolve) => {
      if (privacyListener) {
        privacyListener((answer) => {
          if (answer.event !== 'exposureAuthorization') {
            resolve(answer.event);
          }
        }, { referrer: name });
      } else {
        shell
          .ask({ title: '隐私保护提示', content: '请阅读并同意隐私保护指引', allow: '同意' })
          .then((agreed) => resolve(agreed ? 'agree' : 'disagree'));
      }
    });
    if (event === 'agree') {
      await phone('agreePrivacy');
    }
    return event === 'agree';
  }

  /** Asks whether the user allows it; if the phone is set to fail, the user is not asked. */
  async function allowed(name) {
    if (NEEDS_PRIVACY.includes(name) && !(await privacy(name))) {
      throw { errMsg: name + ':fail privacy permission is not authorized', errno: 104 };
    }
    const { fails } = await phone('willFail', { name });
    return fails || !ASKS[name] || shell.ask(ASKS[name]);
  }

  /** A tap on a button with an open-type; returns the `detail` of its event. */
  async function openType(name) {
    const refusal = await allowed(name).then(
      (allows) => (allows ? null : { errMsg: name + ':fail user deny' }),
      (failure) => failure
    );
    if (refusal) {
      await phone('refused', { openType: name, ...refusal });
      return refusal;
    }
    return phone('openType', { openType: name }).catch((failure) => failure);
  }

  /** Makes a wx function that takes callbacks, or returns a promise if it gets none. */
  const both = (name, work) => (options = {}) => {
    const { success, fail, complete, ...rest } = options;
    const answer = Promise.resolve()
      .then(() => work(rest))
      .then((result) => ({ errMsg: name + ':ok', ...result }))
      .catch((failure) => {
        throw failure && failure.errMsg ? failure : { errMsg: name + ':fail ' + failure };
      });
    if (!success && !fail && !complete) {
      return answer;
    }
    answer.then(success, fail).then(complete, complete);
    return { abort() {} };
  };

  const api = {
    getStorageSync: (key) => (storage.has(key) ? JSON.parse(storage.get(key)) : ''),
    setStorageSync: (key, value) => void storage.set(key, JSON.stringify(value)),
    removeStorageSync: (key) => void storage.delete(key),
    canIUse: (what) => !lacks.includes(what),
    getAppBaseInfo: () => ({ SDKVersion: '3.7.0', language: 'zh_CN' }),
    getDeviceInfo: () => ({ ...device }),
    showToast: both('showToast', (options) => shell.toast(options)),
    hideToast: both('hideToast', () => shell.hideToast()),
    showLoading: both('showLoading', ({ title }) => shell.toast({ title, icon: 'loading' })),
    hideLoading: both('hideLoading', () => shell.hideToast()),
    showModal: both('showModal', async (options) => {
      const confirm = await shell.modal(options);
      return { confirm, cancel: !confirm };
    }),
    navigateTo: both('navigateTo', ({ url }) => pages.open(url, 'push')),
    redirectTo: both('redirectTo', ({ url }) => pages.open(url, 'replace')),
    reLaunch: both('reLaunch', ({ url }) => pages.open(url, 'relaunch')),
    navigateBack: both('navigateBack', () => pages.back()),
    stopPullDownRefresh() {},
    onNetworkStatusChange: (listener) => networkListeners.add(listener),
    offNetworkStatusChange: (listener) => networkListeners.delete(listener),
    onNeedPrivacyAuthorization: (listener) => {
      privacyListener = listener;
    },
    getPrivacySetting: both('getPrivacySetting', () => phone('getPrivacySetting')),
    requirePrivacyAuthorize: both('requirePrivacyAuthorize', async () => {
      if (!(await privacy('requirePrivacyAuthorize'))) {
        throw { errMsg: 'requirePrivacyAuthorize:fail privacy permission is not authorized', errno: 104 };
      }
    }),
    openPrivacyContract: both('openPrivacyContract', () =>
      shell.modal({ title: '隐私保护指引', content: '（由微信展示）', showCancel: false })
    ),
    getUserProfile: both('getUserProfile', async () => {
      if (!(await allowed('getUserProfile'))) {
        throw { errMsg: 'getUserProfile:fail auth deny' };
      }
      return phone('getUserProfile');
    }),
    getSetting: both('getSetting', () => phone('getSetting')),
    authorize: both('authorize', async ({ scope }) => {
      const { authSetting } = await phone('getSetting');
      const answer = authSetting[scope] === undefined ? await shell.ask(ASKS[scope]) : authSetting[scope];
      await phone('setScope', { scope, allowed: answer });
      if (!answer) {
        throw { errMsg: 'authorize:fail auth deny' };
      }
    }),
    openSetting: both('openSetting', async () => {
      const { authSetting } = await phone('getSetting');
      if (Object.keys(authSetting).length === 0) {
        await shell.modal({ title: '设置', content: '这个小程序还没有申请过任何权限', showCancel: false });
      }
      for (const scope of Object.keys(authSetting)) {
        const answer = await shell.ask({ ...ASKS[scope], title: '设置：' + ASKS[scope].title });
        await phone('setScope', { scope, allowed: answer });
      }
      return phone('getSetting');
    }),
    saveImageToPhotosAlbum: both('saveImageToPhotosAlbum', () => phone('saveImageToPhotosAlbum')),
    setClipboardData: both('setClipboardData', () => shell.toast({ title: '内容已复制' })),
  };
  for (const name of BY_PHONE) {
    api[name] = both(name, (options) => phone(name, options));
  }
  for (const name of lacks) {
    delete api[name];
  }
  return {
    api,
    openType,
    networkChanged: (isConnected) => networkListeners.forEach((listener) => listener({ isConnected })),
  };
}
