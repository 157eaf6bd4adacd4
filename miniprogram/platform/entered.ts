import Taro from '@tarojs/taro'

/** What the app was last opened with; a second scan while it is still alive arrives only here. */
export function enteredWith(): Record<string, string | undefined> {
  return Taro.getEnterOptionsSync().query ?? {}
}
