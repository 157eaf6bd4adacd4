import { codeOfLink } from '../../contracts/codes/place-code'

/**
 * The code that the page was opened with, in whichever of its three forms: `c` in an H5 address, `q` the whole scanned
 * link, encoded once, and `scene` of WeChat's round codes. Not checked: anybody can make a link.
 */
export function codeOfLaunch(query: Record<string, string | undefined>): string | undefined {
  const given = query.c ?? query.q ?? query.scene
  if (!given) return undefined
  const code = codeOfLink(decoded(given)).trim()
  return code === '' ? undefined : code.slice(0, 40)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
