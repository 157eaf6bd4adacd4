import Taro from '@tarojs/taro'

export async function openReceipt(reportId: string) {
  await Taro.redirectTo({ url: `/pages/sent/index?id=${reportId}` })
}
