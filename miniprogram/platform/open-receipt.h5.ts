import Taro from '@tarojs/taro'
import { quietly } from './page-chunks'

/** Gives the receipt an address of its own, if the page for it can still be fetched; it is drawn in any case. */
export async function openReceipt(reportId: string) {
  try {
    await quietly(() => import('../pages/sent/index'))
  } catch {
    return
  }
  await Taro.redirectTo({ url: `/pages/sent/index?id=${reportId}` })
}
