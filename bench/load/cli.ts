import { cpus, totalmem } from 'node:os'
import { readSettings } from '../../config/server'
import { bundleServer } from '../../scripts/build-server'
import { setSettings } from '../../server/settings'
import { againstBare } from './against-bare'
import { burst } from './burst'
import { cityWith } from './city'
import { ramp, sideBySide } from './crowd'
import { benchDatabase } from './database'
import { lifeCycle, newResident, sendReport } from './life-cycle'
import { readOptions } from './options'
import { photosOfStreets } from './photos'
import { burstTable, errorsOf, readTable, stepTable, stopwatch, table } from './print'
import { askAll, reader } from './reads'
import { residentSecret, startServers } from './servers'
import { signedIn } from './staff'
import { tally } from './tally'
import { tellEverybody } from './telling'

const options = readOptions(process.argv.slice(2))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
setSettings(readSettings({ RESIDENT_SECRET: residentSecret, DATA_DIR: 'dist/bench/data', LOG_LEVEL: 'silent' }))
await bundleServer({ server: 'server/index.ts', bare: 'bench/load/bare.ts' }, 'dist/bench')

const database = await benchDatabase()
const names = { small: options.smallCases.toLocaleString('en'), large: options.cases.toLocaleString('en') }
console.log(
  `# ${database.name}, ${options.processes} server process(es), Node ${process.version}, ` +
    `${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GB`
)
let errors = 0
try {
  const photos = await photosOfStreets(6)
  const kilobytes = Math.round(photos.reduce((sum, { length }) => sum + length, 0) / photos.length / 1024)
  const smallCity = await cityWith(options.smallCases, database.url('mashangban_bench_small'), 'mashangban_bench_small')
  const city = await cityWith(options.cases, database.url('mashangban_bench_large'), 'mashangban_bench_large')
  console.log(`${names.large} cases made up in ${city.seconds.toFixed(0)} s; photos of ${kilobytes} KB`)

  console.log('\n## Telling people')
  const { events, seconds: telling } = await tellEverybody(
    database.url(city.database),
    city.database,
    Math.min(2000, options.cases / 5)
  )
  console.log(
    `${events} news told in ${telling.toFixed(1)} s: ${(events / telling).toFixed(0)} a second by one process`
  )
  if (events === 0) errors += 1

  const servers = await startServers(options.processes, database.url(city.database))
  const memory: number[] = []
  const remember = async () => memory.push((await servers.used()).memory)
  try {
    await remember()
    const urls = servers.urls
    const staff = await signedIn(city, urls, tally())

    console.log('\n## Reading')
    const smallServers = await startServers(1, database.url(smallCity.database))
    try {
      const small = await reader(smallCity, await signedIn(smallCity, smallServers.urls, tally()), smallServers.urls)
      const large = await reader(city, staff, urls)
      await askAll(small, large, options.reads)
      readTable(small.counted, large.counted, names)
    } finally {
      await smallServers.stop()
    }
    await remember()

    // A password takes long on purpose, and a process is asked for few of them at once.
    const desks = [staff]
    while (desks.length < 8) desks.push(await signedIn(city, urls, tally()))
    console.log('\n## Life cycles')
    for (const people of options.concurrency) {
      const counted = tally()
      let turn = 0
      const [before, commands, watch] = [await servers.used(), await database.commands(), stopwatch()]
      const done = await sideBySide(people, options.seconds, () => {
        turn += 1
        return lifeCycle({ city, urls, staff: desks[turn % desks.length] ?? staff, photos, counted })
      })
      const [seconds, after, later] = [watch(), await servers.used(), await database.commands()]
      await remember()
      const processor = (after.processor - before.processor) / done
      const each =
        commands !== undefined && later !== undefined ? ((later - commands) / done).toFixed(0) : 'not counted'
      console.log(`\n### ${people} side by side: ${(done / seconds).toFixed(1)} a second`)
      console.log(
        `${done} in ${seconds.toFixed(0)} s; of the servers' processor ${(processor * 1000).toFixed(0)} ms each; commands each: ${each}`
      )
      stepTable(counted.rows())
      errorsOf(counted)
      errors += counted.errors().length
    }

    console.log(`\n## Up to ${options.people} people, each with a report every two seconds`)
    const crowd = tally()
    await ramp(options.people, options.seconds, 2000, async () => {
      const resident = await newResident(urls, crowd)
      const code = city.codes[Math.floor(Math.random() * city.codes.length)] ?? ''
      if (resident) await sendReport(resident, { code, text: '积水很深，车过不去' })
    })
    stepTable(crowd.rows())
    errorsOf(crowd)
    errors += crowd.errors().length
    await remember()

    console.log('\n## Against the least possible server')
    const ratios = await againstBare({ city, urls, photos }, database.url('mashangban_bench_bare'), options.seconds / 3)
    table(
      ['what', 'ours a second', 'bare a second', 'ratio'],
      ratios.map(({ what, ours, bare }) => [what, ours.toFixed(0), bare.toFixed(0), (ours / bare).toFixed(2)])
    )

    console.log('\n## Ten times as many at once')
    const reports = ratios[0]?.ours ?? 40
    const storm = await burst(city, urls, Math.max(1, Math.round(reports / 4)), options.seconds)
    burstTable(storm)
    errors += storm.before.errors().length + storm.during.errors().length + storm.lost
    await remember()
    console.log(`\nMemory of the servers, MB: ${memory.map(bytes => Math.round(bytes / 1024 ** 2)).join(' → ')}`)
  } finally {
    await servers.stop()
  }
} finally {
  await database.stop()
}
console.log(errors === 0 ? '\nNo errors' : `\n${errors} kinds of errors`)
process.exit(errors === 0 ? 0 : 1)
