import sharp from 'sharp'
import { openBrowser, phone } from '../../e2e/browser'
import { startCity } from '../../e2e/city'
import { buildClients } from '../../scripts/build-all'
import { photosOfStreets } from '../load/photos'
import { opened, sent } from './walk'

/** `npm run bench:phone`: how long residents wait on a weak phone in a weak cell, each time on a fresh phone. */
const slow = { kilobitsPerSecond: 400, latencyMs: 400, processor: 6 }
const times = 3

await buildClients(['h5'], false)
const [street] = await photosOfStreets(1)
const photo = await sharp(street).resize(4000, 3000, { kernel: 'cubic' }).jpeg({ quality: 92 }).toBuffer()
const city = await startCity()
const browser = await openBrowser()
const addressOf = (index: number) => `${city.url}/q/${encodeURIComponent(city.codes[index % city.codes.length] ?? '')}`

const measured: Record<string, number[]> = { cold: [], warm: [], text: [], photo: [] }
for (let time = 0; time < times; time++) {
  const first = await phone(browser)
  measured.cold?.push(await opened(first, slow, addressOf(time)))
  measured.warm?.push(await opened(first, slow, addressOf(time + 1)))
  await first.close()
  for (const [what, taken] of [
    ['text', undefined],
    ['photo', photo]
  ] as const) {
    const context = await phone(browser)
    measured[what]?.push(await sent(context, slow, addressOf(time), taken))
    await context.close()
  }
}
await browser.close()
await city.stop()

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const rows: [string, number[] | undefined, number][] = [
  ['place and photo button, first visit', measured.cold, 4],
  ['the same, later visit', measured.warm, 1.5],
  ['sent, text alone', measured.text, 11],
  [`sent, photo of 12 megapixels (${(photo.length / 1024 ** 2).toFixed(1)} MB)`, measured.photo, 20]
]
console.log(`\n${slow.kilobitsPerSecond} kbit/s, ${slow.latencyMs} ms, processor ${slow.processor} times slower\n`)
console.log('| from the scan | median, s | all, s | aim, s |\n| --- | ---: | --- | ---: |')
for (const [what, all = [], aim] of rows)
  console.log(`| ${what} | ${median(all).toFixed(1)} | ${all.map(one => one.toFixed(1)).join(', ')} | ${aim} |`)
process.exit(0)
