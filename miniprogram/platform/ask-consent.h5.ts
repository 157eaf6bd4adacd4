/** A browser's page cannot reach anybody who has closed it. */
export const tellsOutside: boolean = false

export async function askConsent(_: string[]): Promise<string[]> {
  return []
}
