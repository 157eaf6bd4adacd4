import Taro from '@tarojs/taro'
import { addressOf } from '../api/request'

/** WeChat opens no zip file: the address is copied for the phone's browser. Returns what to do next. */
export async function saveFile(path: string): Promise<string> {
  await Taro.setClipboardData({ data: addressOf(path) })
  return '下载地址已复制。请打开手机浏览器，粘贴到地址栏，10 分钟内有效；不要发给别人。'
}
