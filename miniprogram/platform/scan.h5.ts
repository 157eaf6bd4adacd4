/** In a browser the phone's own camera does the scanning, outside the page. */
export const canScan: boolean = false

export async function scan(): Promise<string | undefined> {
  return undefined
}
