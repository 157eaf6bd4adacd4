import Taro from '@tarojs/taro'

/** How a mini-program proves who its user is: WeChat's one-time code. */
export async function credentials() {
  const { code } = await Taro.login()
  return { path: '/api/session/wechat', data: { code } }
}
