/** Why a file can never be sent as a photo, and what to do instead. Judged by its first bytes: a name may say anything. */
export function whyNotAPhoto(size: number, head: Uint8Array): string | undefined {
  if (size === 0) return '这个文件是空的，里面没有照片。请重新选一张，或者重拍。'
  const text = String.fromCharCode(...head)
  if (text.startsWith('%PDF')) return '这是 PDF 文件，不是照片。请把要给我们看的那一页截成图片再选。'
  if (/^....ftyp/s.test(text) && !isHeic(head)) return '这是视频，这里只收照片。请截一张图再选。'
  return undefined
}

/** What iPhones and some others write unless told otherwise. Few browsers can open it. */
export function isHeic(head: Uint8Array): boolean {
  return /^....ftyp(hei[cfmsx]|hev[cmsx]|mif1|msf1)/s.test(String.fromCharCode(...head))
}

export const heicWords =
  '这是 HEIC 格式的照片，这里打不开。请在相册里打开它、截一张图再选；或在“设置 › 相机 › 格式”里选“兼容性最佳”后重拍。'
