import Taro from '@tarojs/taro'

/**
 * Begins anew at a page, and the browser's Back leads to the one before: Taro would replace it in the history, so it is
 * put there once more first. A tap on the page that is already there only helps when its address is another's.
 */
export function switchPage(url: string) {
  if (location.pathname === `/m${url}`) return
  history.pushState(history.state, '', location.href)
  void Taro.reLaunch({ url })
}
