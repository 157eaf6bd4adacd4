import Taro from '@tarojs/taro'
import type { LocalPhoto } from './upload'

/**
 * Opens the camera or album; WeChat itself makes the photos smaller. An empty list when the resident turns back; fails
 * when the mini-program is not allowed to look.
 */
export async function pickPhotos(most: number): Promise<LocalPhoto[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] })
    return tempFiles.map(file => ({ preview: file.tempFilePath }))
  } catch (thrown) {
    if (/cancel/.test((thrown as { errMsg?: string }).errMsg ?? '')) return []
    throw thrown
  }
}
