import Taro from '@tarojs/taro'

/** The place last scanned, so that a look at another page does not lose it. Half an hour later one is elsewhere. */
const goodFor = 30 * 60 * 1000

export function rememberHere(code: string | undefined, now = Date.now()) {
  if (code) Taro.setStorageSync('here', { code, at: now })
  else Taro.removeStorageSync('here')
}

export function rememberedHere(now = Date.now()): string | undefined {
  const here: { code?: string; at?: number } = Taro.getStorageSync('here') || {}
  return here.code && here.at && now - here.at < goodFor ? here.code : undefined
}
