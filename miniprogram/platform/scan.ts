import Taro from '@tarojs/taro'

export const canScan: boolean = true

/** What the scanned code says; nothing when the resident turns back. */
export async function scan(): Promise<string | undefined> {
  try {
    return (await Taro.scanCode({ onlyFromCamera: false })).result
  } catch {
    return undefined
  }
}
