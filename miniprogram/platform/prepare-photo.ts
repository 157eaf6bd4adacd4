import type { LocalPhoto } from './upload'

/** WeChat's own camera and album give photos alone, and small ones. */
export async function preparePhoto(photo: LocalPhoto): Promise<LocalPhoto> {
  return photo
}
