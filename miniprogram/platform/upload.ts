import Taro from '@tarojs/taro'

/** A photo on this phone: where it can be shown from and, in browsers, the file itself. */
export interface LocalPhoto {
  preview: string
  file?: Blob
  /** Its name in the phone's own store, once it would outlive the page. */
  kept?: string
}

export interface Answer {
  status: number
  body: unknown
}

export async function sendFile(
  url: string,
  photo: LocalPhoto,
  token: string,
  progress: (percent: number) => void
): Promise<Answer> {
  const task = Taro.uploadFile({
    url,
    filePath: photo.preview,
    name: 'file',
    header: { Authorization: `Bearer ${token}` },
    timeout: 60_000
  })
  task.progress?.(event => progress(event.progress))
  const { statusCode, data } = await task
  return { status: statusCode, body: parse(data) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
