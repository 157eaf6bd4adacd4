import type { Page } from 'playwright-core'

const caseIn = (page: Page) => /cases\/(\d{20})/.exec(page.url())?.[1]

/** What one decision took: keys, and seconds from the moment the case could be read until the next one could. */
export interface Decision {
  keys: number
  seconds: number
}

/** A person at the keyboard: no mouse, and each key is counted. */
export function keyboard(page: Page) {
  let pressed = 0
  return {
    async press(key: string) {
      pressed += 1
      await page.keyboard.press(key)
    },
    /** Typed text counts by its characters. */
    async type(text: string) {
      pressed += text.length
      await page.keyboard.type(text)
    },
    pressed: () => pressed
  }
}
export type Keyboard = ReturnType<typeof keyboard>

/** Decides one case after another until the queue is empty or enough were decided. The page shows the first. */
export async function decideAll(
  page: Page,
  { most, decide }: { most: number; decide: (keys: Keyboard, caseNo: string) => Promise<void> }
): Promise<Decision[]> {
  const decisions: Decision[] = []
  while (decisions.length < most) {
    const caseNo = caseIn(page)
    if (!caseNo) break
    const keys = keyboard(page)
    const since = performance.now()
    await decide(keys, caseNo)
    await page.waitForURL(address => !address.href.includes(caseNo))
    await shown(page)
    decisions.push({ keys: keys.pressed(), seconds: (performance.now() - since) / 1000 })
  }
  return decisions
}

/** Waits until the page shows the case that its address names, or the queue. */
async function shown(page: Page): Promise<void> {
  const caseNo = caseIn(page)
  if (!caseNo) return page.locator('.queue-head').waitFor()
  await page.locator('.case-head-number', { hasText: caseNo }).waitFor()
  await page.locator('.case-act button').first().waitFor()
}

/** Opens a queue and its first case. */
export async function beginAt(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('[aria-busy=false] .queue-list').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/cases/)
  await shown(page)
}
