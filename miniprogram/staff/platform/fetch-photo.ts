import Taro from '@tarojs/taro'
import type { LocalPhoto } from '../../platform/upload'

/** Brings a photo of the server onto the phone. */
export async function fetchPhoto(url: string): Promise<LocalPhoto> {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url })
  if (statusCode !== 200) throw new Error(`${statusCode}`)
  return { preview: tempFilePath }
}
