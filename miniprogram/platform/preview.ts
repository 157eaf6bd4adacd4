import Taro from '@tarojs/taro'

/** Shows photos full screen, beginning with one of them. */
export function preview(addresses: string[], first: number) {
  Taro.previewImage({ urls: addresses, current: addresses[first] })
}
