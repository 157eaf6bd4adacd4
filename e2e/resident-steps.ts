import type { Page } from 'playwright-core'
import type { CodeView } from '../contracts/codes/views'
import type { City } from './city'
import { streetPhoto } from './weapp/street-photo'

/** What residents do again and again in a browser. `now` returns the city and the page of the test that runs. */
export function residentSteps(now: () => { city: City; page: Page }) {
  const scan = async (code: string, on = now().page) => {
    await on.goto(`${now().city.url}/q/${encodeURIComponent(code)}`)
    await on.locator('#send').waitFor()
  }
  const pickPhoto = async (name = 'street.jpg') => {
    const { page } = now()
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#add-photo').click()])
    await chooser.setFiles({ name, mimeType: 'image/jpeg', buffer: await streetPhoto() })
  }
  const sent = () => now().page.waitForURL('**/pages/sent/index**')
  const textOf = async (selector: string) => (await now().page.locator(selector).textContent()) ?? ''
  /** Pages that were left stay in the document, hidden, until one goes back to them. */
  const go = (to: string) => now().page.locator(`#nav-${to}:visible`).click()
  const caseNo = async () => (await textOf('#case-no')).replace(/\s/g, '')
  const view = async (code: string) =>
    (await (await fetch(`${now().city.url}/api/codes/${encodeURIComponent(code)}`)).json()) as CodeView

  /** Another place in each test; which one does not matter. */
  let places = 0
  const somewhere = () => {
    places += 1
    const { codes } = now().city
    return view(codes[places % codes.length] ?? '')
  }
  const placeWithOpenCase = async () => {
    for (const code of now().city.codes) {
      const place = await view(code)
      const [only, another] = place.openCases
      // A case about which nothing can be shown, such as one that a test here has sent, is not offered.
      if (only && !another && (only.topic ?? only.cover)) return place
    }
    throw new Error('No place in the demo city has an open case')
  }

  return { scan, pickPhoto, sent, textOf, go, caseNo, view, somewhere, placeWithOpenCase }
}
