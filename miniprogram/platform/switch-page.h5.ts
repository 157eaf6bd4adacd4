import Taro from '@tarojs/taro'

/** The pages of the bar at the bottom, residents' and staff's. */
const place = /\/(pages\/(report|reports|track|about)|staff\/pages\/(home|tasks|cases|messages))\/index$/

/**
 * Begins anew at a place. The browser's Back then leads to the place before: Taro would replace it in the history, so it is
 * put there once more first. A tap on the place that is already there only helps when its address is another's.
 */
export function switchPage(url: string) {
  if (location.pathname === `/m${url}`) return
  if (place.test(location.pathname)) history.pushState(history.state, '', location.href)
  void Taro.reLaunch({ url })
}
