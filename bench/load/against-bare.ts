import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../../scripts/free-port'
import type { City } from './city'
import { sideBySide } from './crowd'
import { good, newResident, sendReport } from './life-cycle'
import { type Person, person } from './person'
import { ended } from './servers'
import { tally } from './tally'

export interface Ratio {
  what: string
  ours: number
  bare: number
}

const people = 8

/** Compares what our server does in a second with what the least possible server does, in turn, three times each. */
export async function againstBare(
  { city, urls, photos }: { city: City; urls: readonly string[]; photos: readonly Buffer[] },
  mongodbUrl: string,
  seconds: number
): Promise<Ratio[]> {
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), MONGODB_URL: mongodbUrl }
  const bare = spawn(process.execPath, ['dist/bench/bare.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  process.once('exit', () => bare.kill('SIGKILL'))
  try {
    const bareUrl = `http://127.0.0.1:${port}`
    const counted = tally()
    const plain = person([bareUrl], counted)
    const complaint = { text: '路灯坏了，晚上看不见路', address: '启明北路 16 号', topic: 'topic-3' }
    while (!good(await plain.ask('start', 'GET', '/find/none'))) await pause(100)
    const { queryCode } = (await plain.ask('first', 'POST', '/insert', { body: complaint })).body
    const crowd = await residents(urls)
    let turn = 0
    const one = () => {
      turn += 1
      return crowd[turn % crowd.length] as Person
    }
    const code = () => city.codes[turn % city.codes.length] ?? ''
    const sent = await sendReport(one(), { code: code(), text: '为了跟踪' })
    const number = { caseNo: sent.body.caseNo, queryCode: sent.body.queryCode }
    const photo = () => photos[turn % photos.length] as Buffer
    const share = Math.max(0.3, seconds / 6)
    const both = async (what: string, ours: () => Promise<boolean>, least: () => Promise<boolean>): Promise<Ratio> => {
      const total = { what, ours: 0, bare: 0 }
      for (let round = 0; round < 3; round += 1) {
        total.ours += (await sideBySide(people, share, ours)) / share / 3
        total.bare += (await sideBySide(people, share, least)) / share / 3
      }
      return total
    }
    return [
      await both(
        'report without photo ÷ Koa and one insert',
        async () => good(await sendReport(one(), { code: code(), text: '路灯坏了，晚上看不见路' })),
        async () => good(await plain.ask('insert', 'POST', '/insert', { body: complaint }))
      ),
      await both(
        'following a report ÷ Koa and one findOne',
        async () => good(await person(urls, counted).ask('track', 'POST', '/api/track', { body: number })),
        async () => good(await plain.ask('find', 'GET', `/find/${queryCode}`))
      ),
      await both(
        'photo ÷ Koa and sharp',
        async () => good(await one().ask('photo', 'POST', '/api/media', { photo: photo() })),
        async () => good(await plain.ask('photo', 'POST', '/photo', { photo: photo() }))
      )
    ]
  } finally {
    await ended(bare)
  }
}

/** As many that none of them sends more than one person may. */
async function residents(urls: readonly string[]): Promise<Person[]> {
  const all = await Promise.all(Array.from({ length: 1000 }, () => newResident(urls, tally())))
  return all.filter(each => each !== undefined)
}
