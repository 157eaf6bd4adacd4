import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { City } from './city'
import { atRate } from './crowd'
import { good, newResident, sendReport } from './life-cycle'
import { counting, type Person } from './person'
import { percentile, type Tally, tally } from './tally'

export interface Burst {
  /** Reports each second before it and in it. */
  usual: number
  tenfold: number
  before: Tally
  during: Tally
  /** From its end until reports take as long as before again. */
  recoverySeconds: number
  /** Reports that were acknowledged and cannot be found afterwards. */
  lost: number
}

/** Lets ten times as many reports come as usual, more than the server can take, and looks when all is as before. */
export async function burst(city: City, urls: readonly string[], usual: number, seconds: number): Promise<Burst> {
  const acknowledged: { person: Person; reportId: string }[] = []
  const crowd: Person[] = []
  while (crowd.length < Math.min(1500, usual * seconds * 5)) {
    const many = await Promise.all(Array.from({ length: 50 }, () => newResident(urls, tally())))
    crowd.push(...many.filter(each => each !== undefined))
  }
  let turn = 0
  const report = (counted: Tally) => async () => {
    turn += 1
    const person = crowd[turn % crowd.length] as Person
    const code = city.codes[turn % city.codes.length] ?? ''
    const counts = counting(person, counted)
    const answer = await sendReport(counts, { code, text: `台风过后 ${randomUUID()}` })
    if (good(answer)) acknowledged.push({ person, reportId: answer.body.reportId })
  }
  const [before, during] = [tally(), tally()]
  await atRate(usual, seconds / 3, report(before))
  const normal = 2 * percentile(before.times('report without photo'), 95)
  const ended = pause((seconds / 3) * 1000).then(() => Date.now())
  const storm = atRate(usual * 10, seconds / 3, report(during))
  const end = await ended
  const recoverySeconds = await untilNormal(normal, end, report)
  await storm
  const lost = await missing(acknowledged.slice(-2000))
  return { usual, tenfold: usual * 10, before, during, recoverySeconds, lost }
}

/** How many of these reports their senders cannot read. Who is asked to come later comes later. */
async function missing(sent: { person: Person; reportId: string }[]): Promise<number> {
  const waiting = [...sent]
  let lost = 0
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let one = waiting.pop(); one; one = waiting.pop()) {
        const { status } = await one.person.ask('find', 'GET', `/api/reports/${one.reportId}`)
        if (status === 429 || status === 503) {
          await pause(200)
          waiting.push(one)
        } else if (status !== 200) lost += 1
      }
    })
  )
  return lost
}

async function untilNormal(normalMs: number, end: number, report: (counted: Tally) => () => Promise<void>) {
  for (let quick = 0; quick < 5 && Date.now() - end < 60_000; ) {
    const one = tally()
    await report(one)()
    const [ms] = one.times('report without photo')
    quick = ms !== undefined && ms <= normalMs ? quick + 1 : 0
    await pause(20)
  }
  return (Date.now() - end) / 1000
}
