import Taro from '@tarojs/taro'

/** The first field that is marked wrong comes into sight, with its message. */
export function showFirstWrong() {
  Taro.nextTick(() => void Taro.pageScrollTo({ selector: '.field-wrong', offsetTop: -80 }).catch(() => {}))
}

/** WeChat begins to read at the top of a new page by itself. */
export function focusHeading() {}
