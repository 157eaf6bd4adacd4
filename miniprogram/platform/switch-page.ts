import Taro from '@tarojs/taro'

/** Begins anew at a page: WeChat keeps ten at most and then goes nowhere. */
export function switchPage(url: string) {
  const [here] = Taro.getCurrentPages().slice(-1)
  if (`/${here?.route}` !== url) void Taro.reLaunch({ url })
}
