import Taro from '@tarojs/taro'
import { stallMs, wholeMs } from './stall'

/** A photo on this phone: where it can be shown from and, in browsers, the file itself. */
export interface LocalPhoto {
  preview: string
  file?: Blob
  /** Its name in the phone's own store, once it would outlive the page. */
  kept?: string
  /** An attempt has failed: the next one sends it much smaller. */
  small?: boolean
}

export interface Answer {
  status: number
  body: unknown
  header?: Record<string, unknown>
}

export async function sendFile(
  url: string,
  photo: LocalPhoto,
  header: Record<string, string>,
  progress: (percent: number) => void
): Promise<Answer> {
  const filePath = photo.small ? await compressed(photo.preview) : photo.preview
  const task = Taro.uploadFile({ url, filePath, name: 'file', header, timeout: wholeMs })
  let stalled: ReturnType<typeof setTimeout> | undefined
  let over = false
  const watch = () => {
    clearTimeout(stalled)
    if (over) return
    stalled = setTimeout(() => task.abort(), stallMs)
  }
  task.progress?.(event => {
    watch()
    progress(event.progress)
  })
  watch()
  try {
    const { statusCode, data, ...answered } = (await task) as Taro.uploadFile.SuccessCallbackResult &
      Pick<Answer, 'header'>
    return { status: statusCode, body: parse(data), ...(answered.header && { header: answered.header }) }
  } finally {
    over = true
    clearTimeout(stalled)
  }
}

/** WeChat can make a photo smaller since 2.26; older ones send it as it is. */
async function compressed(path: string): Promise<string> {
  try {
    return (await Taro.compressImage({ src: path, quality: 60, compressedWidth: 1280 })).tempFilePath
  } catch {
    return path
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
