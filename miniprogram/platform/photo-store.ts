import Taro from '@tarojs/taro'
import type { LocalPhoto } from './upload'

/**
 * Keeps a photo that has not been sent over the end of the app: WeChat throws its temporary files away. Returns the name
 * under which it is found again, or nothing when the phone is full; the photo is then only lost with the app.
 */
export function savePhoto({ preview }: LocalPhoto): Promise<string | undefined> {
  const kept = `${Taro.env.USER_DATA_PATH}/${Date.now()}-${Math.floor(Math.random() * 1e9)}.jpg`
  return new Promise(resolve => {
    Taro.getFileSystemManager().copyFile({
      srcPath: preview,
      destPath: kept,
      success: () => resolve(kept),
      fail: () => resolve(undefined)
    })
  })
}

export function findPhoto(kept: string): Promise<LocalPhoto | undefined> {
  return new Promise(resolve => {
    Taro.getFileSystemManager().access({
      path: kept,
      success: () => resolve({ preview: kept, kept }),
      fail: () => resolve(undefined)
    })
  })
}

export function removePhoto(kept: string) {
  Taro.getFileSystemManager().unlink({ filePath: kept, fail() {} })
}
