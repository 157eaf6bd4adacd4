import type { CaseView } from '../../contracts/cases/views'
import type { DepartmentView } from '../../contracts/catalogue/views'
import { newDesk, openBrowser } from '../../e2e/browser'
import { startCity } from '../../e2e/city'
import { call } from '../../e2e/console-desk'
import { sitDownAs } from '../../e2e/sign-in'
import { buildClients } from '../../scripts/build-all'
import { exam } from '../../server/catalogue/proposing/exam'
import { beginAt, type Decision, decideAll, type Keyboard } from './decide'
import { sendReport } from './send-report'

/**
 * `npm run bench:desk`: a day at the desk. Sixty reports in residents' words go through the hotline, the shift lead and the
 * dispatcher, by keyboard alone; how many keys and seconds each decision takes.
 */
const most = Number(process.argv[2] ?? 60)

await buildClients(['console'], false)
const city = await startCity()
const browser = await openBrowser()
const day = exam.filter((_, index) => index % Math.floor(exam.length / most) === 0).slice(0, most)
const right = new Map<string, readonly string[]>()
for (const { text, matters } of day) right.set(await sendReport(city, text), matters)
const [department] = await call<DepartmentView[]>(city, 'operator', '/api/staff/departments')

let known = 0
let firstWasRight = 0
/** Takes the first matter proposed if it is a right one, another of the list by the arrow keys, or types a code. */
async function accept(keys: Keyboard, page: Awaited<ReturnType<typeof sit>>, caseNo: string) {
  const { proposedMatters = [] } = await call<CaseView>(city, 'operator', `/api/staff/cases/${caseNo}`)
  const wanted = right.get(caseNo)
  const at = wanted ? proposedMatters.findIndex(({ code }) => wanted.includes(code)) : 0
  if (wanted) known += 1
  if (wanted && at === 0) firstWasRight += 1
  await keys.press('1')
  await page.locator('.case-act input:focus').waitFor()
  await page.getByRole('option').first().waitFor()
  if (at < 0) await keys.type(wanted?.[0] ?? '')
  else for (let step = 0; step < at; step += 1) await keys.press('ArrowDown')
  await keys.press('Enter')
  const conditions = page.getByRole('radio')
  await conditions.first().waitFor()
  if ((await page.getByRole('radio', { checked: true }).count()) === 0) await keys.press('Space')
  await keys.press('Control+Enter')
}

/** A case that somebody asked to void waits for another decision than filing, and is put aside here. */
async function file(keys: Keyboard, page: Awaited<ReturnType<typeof sit>>) {
  await page.getByRole('button', { name: /立案/ }).first().waitFor()
  await keys.press((await page.locator('.case-act button[type=submit]').count()) > 0 ? 'Control+Enter' : 'n')
}

async function dispatch(keys: Keyboard, page: Awaited<ReturnType<typeof sit>>) {
  const submit = page.locator('.case-act button[type=submit]')
  await submit.waitFor()
  if (await page.locator('.pick-chosen').isVisible()) return keys.press('Control+Enter')
  await keys.press('1')
  await keys.type(department?.name.slice(0, 2) ?? '')
  await keys.press('Enter')
  await keys.press('Control+Enter')
}

async function sit(username: string) {
  const context = await newDesk(browser)
  await sitDownAs(context, city, username)
  return context.newPage()
}

const measured: [string, Decision[]][] = []
const operator = await sit('operator')
await beginAt(operator, `${city.url}/console/?state=submitted`)
measured.push([
  'hotline: accept with matter and condition',
  await decideAll(operator, { most, decide: (keys, caseNo) => accept(keys, operator, caseNo) })
])
const lead = await sit('lead')
await beginAt(lead, `${city.url}/console/?state=accepted`)
measured.push(['shift lead: file', await decideAll(lead, { most, decide: keys => file(keys, lead) })])
const dispatcher = await sit('dispatcher')
await beginAt(dispatcher, `${city.url}/console/?state=filed`)
measured.push([
  'dispatcher: dispatch',
  await decideAll(dispatcher, { most, decide: keys => dispatch(keys, dispatcher) })
])
await browser.close()
await city.stop()

const at = (numbers: number[], share: number) =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? Number.NaN
console.log(`\nThe first matter proposed was right ${firstWasRight} times of ${known}.\n`)
console.log(
  '| decision | made | keys, p50 | keys, p90 | seconds, p50 | seconds, p90 |\n| --- | ---: | ---: | ---: | ---: | ---: |'
)
for (const [what, decisions] of measured) {
  const keys = decisions.map(each => each.keys)
  const seconds = decisions.map(each => each.seconds)
  console.log(
    `| ${what} | ${decisions.length} | ${at(keys, 0.5)} | ${at(keys, 0.9)} | ${at(seconds, 0.5).toFixed(2)} | ${at(seconds, 0.9).toFixed(2)} |`
  )
}
process.exit(0)
