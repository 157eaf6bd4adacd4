import type { LocalPhoto } from '../../platform/upload'

export async function fetchPhoto(url: string): Promise<LocalPhoto> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${answer.status}`)
  return { preview: url, file: await answer.blob() }
}
