import type { BrowserContext, Page } from 'playwright-core'

export interface Slow {
  kilobitsPerSecond: number
  latencyMs: number
  /** How many times slower than this machine's processor. */
  processor: number
}

/** Slows a page's network and processor down as a weak phone in a weak cell would. */
export async function slowDown(page: Page, { kilobitsPerSecond, latencyMs, processor }: Slow): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const throughput = (kilobitsPerSecond * 1000) / 8
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: throughput,
    uploadThroughput: throughput
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: processor })
}

/** A page that the phone opens by a scan, with its clock started by the scan. */
async function scan(context: BrowserContext, slow: Slow, address: string) {
  const page = await context.newPage()
  await slowDown(page, slow)
  const begun = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('#add-photo').waitFor()
  await page.locator('#elsewhere').waitFor()
  return { page, seconds: () => (performance.now() - begun) / 1000 }
}

/** Seconds from the scan until the place can be read and a photo taken. */
export async function opened(context: BrowserContext, slow: Slow, address: string): Promise<number> {
  const { page, seconds } = await scan(context, slow, address)
  const taken = seconds()
  await page.waitForLoadState('networkidle')
  await page.close()
  return taken
}

/** Seconds from the scan until the receipt stands, by somebody who does not wait for anything. */
export async function sent(context: BrowserContext, slow: Slow, address: string, photo?: Buffer): Promise<number> {
  const { page, seconds } = await scan(context, slow, address)
  if (photo) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#add-photo').click()])
    await chooser.setFiles({ name: 'street.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.locator('.photo-open').waitFor()
  } else await page.locator('#text').fill('路灯不亮')
  await page.locator('#send').click()
  await page.locator('#case-no').waitFor()
  const taken = seconds()
  await page.close()
  return taken
}
