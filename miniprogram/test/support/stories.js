/**
 * What users do with the sample. Each story is written once, runs on every screen and against every
 * server, and ends with what the user sees.
 */
'use strict';
const assert = require('node:assert/strict');
const { bindElsewhere, signInElsewhere, signOutEverywhere } = require('./other-device');

/** A phone number as the sample shows it. */
function shown({ number }) {
  return number.slice(0, 3) + '****' + number.slice(7);
}

/** Signs in, starting from the first page; the profile page is open afterwards. */
async function signIn({ screen }) {
  await screen.tap('.me', '点击登录');
  await screen.tap('.agree .check-box');
  await screen.tap('.login', '微信一键登录');
  await screen.see('.notice', '登录成功');
}

async function signInAndSkip(story) {
  await signIn(story);
  await story.screen.tap('.skip');
  await story.screen.see('.me', '还没有昵称');
}

async function openPhone({ screen, phone }) {
  phone.privacyAgreed = true;
  await screen.tap('.to-phone');
  await screen.see('.bind-phone');
}

const STORIES = {
  async 'first visit: sign in, profile with avatar and nickname, phone, log out'(story) {
    const { screen, phone } = story;
    await screen.see('.me', '点击登录');
    await screen.shot('01-guest');
    await screen.tap('.me');
    await screen.see('.login');
    await screen.shot('02-login');
    await screen.tap('.agree .check-box');
    await screen.tap('.login', '微信一键登录');
    await screen.see('.notice', '登录成功');
    await screen.tap('.choose-avatar');
    await screen.see('.privacy-box', '使用前请你同意');
    await screen.shot('03-privacy');
    await screen.tap('.privacy-agree');
    await screen.see('.we-sheet', '选择头像');
    await screen.tap('.we-yes');
    await screen.see('.we-toast', '头像已更新');
    await screen.fill('.nickname', '小明');
    await screen.tap('.choice', '男');
    await screen.shot('04-profile');
    await screen.tap('.save', '保存');
    await screen.see('.me-name', '小明');

    await screen.tap('.to-phone');
    await screen.tap('.bind-phone', '绑定微信手机号');
    await screen.see('.we-sheet', '申请获取并验证你的手机号');
    await screen.shot('05-phone-asked');
    await screen.tap('.we-yes');
    await screen.see('.phone-number', shown(phone));
    await screen.shot('06-phone-bound');
    await screen.tap('.later', '返回');
    await screen.see('.phone', shown(phone));
    await screen.shot('07-center');

    await screen.tap('.logout');
    await screen.tap('.we-yes');
    await screen.see('.me', '点击登录');
    assert.equal(phone.count('login'), 1);
  },

  async 'the guide is not ticked: it is asked for, and refusing signs nobody in'({ screen, phone }) {
    await screen.tap('.me', '点击登录');
    await screen.tap('.login');
    await screen.see('.we-modal', '请先阅读并同意');
    await screen.shot('08-consent-asked');
    await screen.tap('.we-no');
    await screen.gone('.we-modal');
    assert.equal(phone.count('login'), 0);

    await screen.tap('.login');
    await screen.tap('.we-yes');
    await screen.see('.notice', '登录成功');
  },

  async 'privacy refused: the avatar stays, and the page goes on'(story) {
    const { screen } = story;
    await signIn(story);
    await screen.tap('.choose-avatar');
    await screen.tap('.privacy-refuse');
    await screen.see('.avatar-failure', '没有同意《隐私保护指引》');
    await screen.see('.avatar-failure', '想换时再点一次头像');
    await screen.fill('.nickname', '不给头像');
    await screen.tap('.save');
    await screen.see('.me-name', '不给头像');
  },

  async 'the phone is unbound after a question, and can be bound again'(story) {
    const { screen, phone } = story;
    await signInAndSkip(story);
    await openPhone(story);
    await screen.gone('.unbind-phone');
    await screen.tap('.bind-phone');
    await screen.tap('.we-yes');
    await screen.see('.phone-number', shown(phone));
    await screen.tap('.unbind-phone');
    await screen.see('.we-modal', '解绑手机号？');
    await screen.tap('.we-no');
    await screen.see('.phone-number', shown(phone));
    await screen.tap('.unbind-phone');
    await screen.tap('.we-yes', '解绑');
    await screen.see('.phone-number', '未绑定');
    await screen.shot('20-phone-unbound');
    await screen.gone('.unbind-phone');
    await screen.see('.bind-phone', '绑定微信手机号');
  },

  async 'privacy refused: no phone number, and it says what was refused'(story) {
    const { screen } = story;
    await signInAndSkip(story);
    await screen.tap('.to-phone');
    await screen.tap('.bind-phone');
    await screen.tap('.privacy-refuse');
    await screen.see('.outcome', '没有同意《隐私保护指引》');
    await screen.see('.outcome', '也没有绑定');
    await screen.shot('22-privacy-refused');
  },

  async 'a fresh phone: the settings open, and say that nothing was asked for yet'(story) {
    const { screen } = story;
    await signInAndSkip(story);
    await screen.tap('.to-privacy');
    await screen.tap('.settings');
    await screen.see('.we-modal', '还没有申请过任何权限');
    await screen.tap('.we-yes');
    await screen.gone('.we-modal');
  },

  async 'phone refused: it says that all goes on, and the button still works'(story) {
    const { screen, phone } = story;
    await signInAndSkip(story);
    await openPhone(story);
    await screen.tap('.bind-phone');
    await screen.tap('.we-no');
    await screen.see('.outcome', '不绑定也能继续使用');
    await screen.shot('09-phone-refused');
    await screen.tap('.bind-phone');
    await screen.tap('.we-yes');
    await screen.see('.phone-number', shown(phone));
  },

  async 'no quota for phone numbers: it says whom to turn to'(story) {
    const { screen, phone } = story;
    await signInAndSkip(story);
    await openPhone(story);
    phone.fails.set('getPhoneNumber', { errMsg: 'getPhoneNumber:fail no quota', errno: 1400001 });
    await screen.tap('.bind-phone');
    await screen.see('.outcome', '请联系客服');
    await screen.shot('10-phone-quota');
    await screen.tap('.later');
    await screen.see('.me');
  },

  async 'the number is another user’s: it says what can be done'(story) {
    const { screen, phone, server } = story;
    await bindElsewhere(server, phone.number);
    await signInAndSkip(story);
    await openPhone(story);
    await screen.tap('.bind-phone');
    await screen.tap('.we-yes');
    await screen.see('.outcome', '已被另一个账号绑定');
    await screen.shot('19-phone-taken');
  },

  async 'an old WeChat: the phone comes as encrypted data'(story) {
    const { screen, phone } = story;
    phone.oldPhoneButton = true;
    await signInAndSkip(story);
    await openPhone(story);
    await screen.tap('.bind-phone');
    await screen.tap('.we-yes');
    await screen.see('.phone-number', shown(phone));
  },

  async 'the session ends while the phone page is open: one more tap'(story) {
    const { screen, phone, server } = story;
    await signInAndSkip(story);
    await openPhone(story);
    await signOutEverywhere(server, phone.openid);
    await screen.tap('.bind-phone');
    await screen.tap('.we-yes');
    await screen.see('.outcome', '请再点一次');
    await screen.tap('.bind-phone');
    await screen.tap('.we-yes');
    await screen.see('.phone-number', shown(phone));
  },

  async 'the avatar cannot be uploaded: the same picture is tried again'(story) {
    const { screen, phone } = story;
    await signIn(story);
    phone.privacyAgreed = true;
    phone.fails.set('uploadFile', { errMsg: 'uploadFile:fail net::ERR_CONNECTION_RESET', errno: 600001 });
    await screen.tap('.choose-avatar');
    await screen.tap('.we-yes');
    await screen.see('.avatar-failure', '请检查网络后重试');
    await screen.shot('11-avatar-failed');
    phone.fails.clear();
    await screen.tap('.retry-avatar');
    await screen.see('.we-toast', '头像已更新');
    await screen.gone('.avatar-failure');
  },

  async 'a default nickname is no nickname'(story) {
    const { screen } = story;
    await signIn(story);
    await screen.fill('.nickname', '微信用户');
    await screen.tap('.save');
    await screen.see('.hint', '请自己写一个');
    await screen.fill('.nickname', '');
    await screen.tap('.save');
    await screen.see('.hint', '请先填写昵称');
    await screen.shot('12-default-nickname');
  },

  async 'older WeChat, getUserProfile: agreed, then saved'(story) {
    const { screen, phone } = await story.restart({ lacks: ['button.open-type.chooseAvatar'] });
    phone.privacyAgreed = true;
    await signIn(story);
    await screen.tap('.from-wechat');
    await screen.tap('.we-yes');
    await screen.see('.nickname[value="小明"]');
    await screen.tap('.save');
    await screen.see('.me-name', '小明');
  },

  async 'oldest WeChat, getUserInfo: refused, explained, and gone on with'(story) {
    const lacks = ['button.open-type.chooseAvatar', 'getUserProfile', 'onNeedPrivacyAuthorization', 'getDeviceInfo'];
    const { screen, phone } = await story.restart({ lacks });
    phone.userInfo = { nickName: '微信用户', avatarUrl: '' };
    await signIn(story);
    await screen.tap('.from-wechat');
    await screen.tap('.we-no');
    await screen.see('.we-modal', '没有授权也可以使用');
    await screen.shot('13-refusal-explained');
    await screen.tap('.we-yes');
    await screen.tap('.from-wechat');
    await screen.tap('.we-yes');
    await screen.see('.hint', '请自己写一个');
    await screen.fill('.nickname', '老手机');
    await screen.tap('.save');
    await screen.see('.me-name', '老手机');
  },

  async 'the album was refused: settings, and it is saved'(story) {
    const { screen, phone } = story;
    await signIn(story);
    phone.privacyAgreed = true;
    await screen.tap('.choose-avatar');
    await screen.tap('.we-yes');
    await screen.tap('.save-picture');
    await screen.see('.we-sheet', '保存图片到你的相册');
    await screen.tap('.we-no');
    await screen.see('.we-toast', '没有相册权限');
    await screen.tap('.save-picture');
    await screen.see('.we-modal', '需要相册权限');
    await screen.tap('.we-yes', '去设置');
    await screen.see('.we-sheet', '设置');
    await screen.tap('.we-yes');
    await screen.see('.we-toast', '已保存到相册');
  },

  async 'devices: another one is signed out, this one stays'(story) {
    const { screen, phone, server } = story;
    await signInAndSkip(story);
    await signInElsewhere(server, phone.openid);
    await screen.tap('.to-devices');
    await screen.see('.device', '本机');
    await screen.see('.device .end', '退出');
    await screen.shot('14-devices');
    await screen.tap('.end');
    await screen.tap('.we-yes');
    await screen.gone('.end');
    await screen.see('.device', '本机');
  },

  async 'all devices: signed out here too'(story) {
    const { screen } = story;
    await signInAndSkip(story);
    await screen.tap('.to-devices');
    await screen.tap('.end-all');
    await screen.tap('.we-yes');
    await screen.see('.me', '点击登录');
  },

  async 'offline: what was last known is shown, and it says so'(story) {
    const { screen, phone } = story;
    await signIn(story);
    await screen.fill('.nickname', '小明');
    await screen.tap('.save');
    await screen.see('.me-name', '小明');
    phone.offline = true;
    const again = await story.restart();
    await again.screen.see('.banner', '网络不可用');
    await again.screen.see('.me-name', '小明');
    await again.screen.shot('15-offline');
    await again.screen.tap('.to-devices');
    await again.screen.see('.notice', '请检查网络后重试');
    phone.offline = false;
    await again.screen.tap('.retry');
    await again.screen.see('.device', '本机');
    assert.equal(phone.count('login'), 1);
  },

  async 'login while WeChat is down: it says so, and the button tries again'(story) {
    const { screen, server } = story;
    await server.wechatDown();
    await screen.tap('.me', '点击登录');
    await screen.tap('.agree .check-box');
    await screen.tap('.login');
    await screen.see('.failure', '微信暂时没有回应');
    await screen.shot('16-login-failed');
    await server.mend();
  },

  async 'the session ended elsewhere: nobody notices'(story) {
    const { screen, phone, server } = story;
    await signInAndSkip(story);
    await signOutEverywhere(server, phone.openid);
    await screen.tap('.to-devices');
    await screen.see('.device', '本机');
    assert.equal(phone.count('login'), 2);
  },

  async 'export, then the account is cancelled, and nothing signs in again'(story) {
    const { screen, phone } = story;
    await signInAndSkip(story);
    await screen.tap('.to-privacy');
    await screen.see('.consent', '同意');
    await screen.shot('17-privacy-page');
    await screen.tap('.export');
    await screen.see('.we-toast', '已复制');
    await screen.tap('.to-cancel');
    await screen.see('.cooling-off', /^冷静期有 \d+ (天|小时)/);
    await screen.shot('18-cancel');
    await screen.tap('.understand');
    await screen.tap('.cancel', '注销账号');
    await screen.see('.we-modal', '的冷静期过后不能恢复');
    await screen.tap('.we-yes', '注销');
    await screen.see('.we-modal', '之前可以撤销');
    await screen.shot('21-cancelled');
    await screen.tap('.we-yes', '知道了');
    await screen.see('.me', '点击登录');
    const again = await story.restart();
    await again.screen.see('.me', '点击登录');
    assert.equal(phone.count('login'), 1);
    assert.equal(story.storage.has('consent'), false, 'the consent ended with the account');
  },

  async 'who has cancelled is told until when it can be undone, and does it'(story) {
    const { screen } = story;
    await signInAndSkip(story);
    await screen.tap('.to-privacy');
    await screen.tap('.to-cancel');
    await screen.tap('.understand');
    await screen.tap('.cancel', '注销账号');
    await screen.tap('.we-yes', '注销');
    await screen.tap('.we-yes', '知道了');
    await screen.tap('.me', '点击登录');
    await screen.tap('.agree .check-box');
    await screen.tap('.login', '微信一键登录');
    await screen.see('.failure', '账号正在注销');
    await screen.see('.failure', '之前可以撤销');
    await screen.shot('19-cancelled');
    await screen.tap('.restore', '撤销注销并登录');
    await screen.see('.me', '还没有昵称');
  },
};

module.exports = { STORIES };
