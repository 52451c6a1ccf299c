/** 服务器的地址。真机上要用 https，并在小程序后台登记为 request 与 uploadFile 的合法域名。 */
module.exports = {
  baseUrl: 'http://127.0.0.1:8080/wxapplogin',
  /** 隐私保护指引的版本：内容有改动就要改它，用户会被重新询问。 */
  privacyVersion: '2025-01',
};
