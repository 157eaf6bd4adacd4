import Taro from '@tarojs/taro'

/** The first field that is marked wrong comes into sight, with its message. Where it cannot, it is still marked. */
export function showFirstWrong() {
  Taro.nextTick(() => void scrollTo('.field-wrong').catch(() => {}))
}

async function scrollTo(selector: string) {
  await Taro.pageScrollTo({ selector, offsetTop: -80 })
}

/** WeChat begins to read at the top of a new page by itself. */
export function focusHeading() {}
