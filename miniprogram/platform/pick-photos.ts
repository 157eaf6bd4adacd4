import Taro from '@tarojs/taro'
import type { LocalPhoto } from './upload'

/** Opens the camera or album. Nothing chosen, or not allowed to look: an empty list. WeChat itself makes them smaller. */
export async function pickPhotos(most: number): Promise<LocalPhoto[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] })
    return tempFiles.map(file => ({ preview: file.tempFilePath }))
  } catch {
    return []
  }
}
