import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import mongoose from 'mongoose'
import { startEmbedded } from '../../embedded-database/start'
import { findMongodb } from '../../scripts/mongodb'
import { beginTaking, importOf } from '../../server/basedata/imports/ask'
import { beginCheck } from '../../server/basedata/imports/check'
import { importsAtRest } from '../../server/basedata/imports/running'
import { prepareIndexes } from '../../server/db/indexes'
import { componentsOnMap } from '../../server/grids/component-counts'
import { componentImports } from '../../server/grids/import-components'
import { ComponentModel, GridCellModel } from '../../server/grids/model'
import { squareOf } from '../../server/grids/squares'
import { log } from '../../server/log'
import '../../server/routes'

/**
 * `npm run bench:components -- --components 300000 --import 50000 [--mongodb]`: how long a view of the map takes, and what an
 * import of a table costs.
 */
const { values } = parseArgs({
  options: {
    components: { type: 'string', default: '50000' },
    import: { type: 'string', default: '50000' },
    mongodb: { type: 'boolean' }
  }
})
log.level = 'warn'
const [components, rows] = [Number(values.components), Number(values.import)]
const folder = mkdtempSync(join(tmpdir(), 'mashangban-components-'))
const mongodb = values.mongodb ? await findMongodb('measuring') : undefined
if (mongodb && 'missing' in mongodb) throw new Error(mongodb.missing)
const embedded = mongodb ? undefined : await startEmbedded({ dataDir: folder })
const url = mongodb ? mongodb.url : `${embedded?.url}/components`
await mongoose.connect(url, { ...(mongodb && { dbName: 'bench-components' }), autoIndex: false, autoCreate: false })
await prepareIndexes()

/** A city of 10,000 cells, 10 km square. */
const side = 100
const [west, south, wide, high] = [113.5, 24.7, 0.00099, 0.0009]
const codeOf = (at: number) =>
  `44020400${String(Math.floor(at / 1000)).padStart(4, '0')}${String(at % 1000).padStart(3, '0')}`
const spread = (at: number, step: number) => ((at * step) % 1_000_003) / 1_000_003
const pointOf = (at: number): [number, number] => [
  Number((west + spread(at + 1, 7919) * side * wide).toFixed(6)),
  Number((south + spread(at + 1, 104_729) * side * high).toFixed(6))
]
const cellOf = ([x, y]: [number, number]) =>
  codeOf(Math.min(side - 1, Math.floor((y - south) / high)) * side + Math.min(side - 1, Math.floor((x - west) / wide)))

async function fill() {
  const cells = Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [west + (at % side) * wide, south + Math.floor(at / side) * high]
    const ring = [
      [x, y],
      [x + wide, y],
      [x + wide, y + high],
      [x, y + high],
      [x, y]
    ]
    const names = { dutyGrid: codeOf(at).slice(0, 12), street: '街道', community: '社区' }
    return { _id: codeOf(at), ...names, shape: { type: 'Polygon', coordinates: [ring] }, startedAt: new Date() }
  })
  await GridCellModel.collection.insertMany(cells as never[])
  const batch = 5_000
  for (let from = 0; from < components; from += batch) {
    const some = Array.from({ length: Math.min(batch, components - from) }, (_, more) => {
      const at = from + more
      const point = pointOf(at)
      const _id = `44020401002${String(at).padStart(6, '0')}`
      const square = squareOf(point)
      return { _id, type: '01002', name: `井盖 ${at}`, point, gridCode: cellOf(point), state: '完好', square }
    })
    await ComponentModel.collection.insertMany(some as never[], { ordered: false })
  }
}

const ms = async (work: () => Promise<unknown>) => {
  const started = performance.now()
  await work()
  return performance.now() - started
}
const share = (times: number[], part: number) =>
  Math.round(
    [...times].sort((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
  )

try {
  console.log(
    `${mongodb ? mongodb.name : 'embedded'}: ${components} components, made up in ${Math.round(await ms(fill))} ms`
  )
  console.log(`the first view, which counts: ${Math.round(await ms(() => componentsOnMap()))} ms`)
  for (const [what, part] of [
    ['the whole city', 1],
    ['a quarter of its width', 0.25],
    ['a kilometre', 0.1],
    ['three cells', 0.03]
  ] as const) {
    const times: number[] = []
    let [points, clusters] = [0, 0]
    for (let at = 0; at < 100; at += 1) {
      const [x, y] = [
        west + spread(at + 1, 31) * (1 - part) * side * wide,
        south + spread(at + 1, 17) * (1 - part) * side * high
      ]
      const box = { minX: x, minY: y, maxX: x + part * side * wide, maxY: y + part * side * high }
      times.push(
        await ms(async () => {
          const seen = await componentsOnMap(box)
          points = seen.points.length
          clusters = seen.clusters.length
        })
      )
    }
    console.log(
      `${what}: median ${share(times, 0.5)} ms, 95 of 100 under ${share(times, 0.95)} ms; ${points} points, ${clusters} clusters`
    )
  }
  await measureImport()
} finally {
  await mongoose.connection.dropDatabase().catch(() => undefined)
  await mongoose.disconnect()
  await embedded?.close()
  if (mongodb && 'stop' in mongodb) await mongodb.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measureImport() {
  const lines = Array.from({ length: rows }, (_, at) => `01001,新井盖 ${at},${pointOf(at + 500_000).join(',')}`)
  const bytes = Buffer.from(['部件类别,部件名称,经度,纬度', ...lines].join('\n'))
  const before = process.memoryUsage().rss
  let [most, late] = [before, 0]
  let last = performance.now()
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
    late = Math.max(late, performance.now() - last - 50)
    last = performance.now()
  }, 50)
  const by = { username: 'bench', name: 'bench' }
  let id = ''
  const checked = await ms(async () => {
    const begun = await beginCheck(componentImports, { name: 'b.csv', bytes, options: 'system:wgs84' }, by as never)
    id = String(begun._id)
    await importsAtRest()
  })
  const asked = { base: 'component' as const, import: id }
  const { counts, state, notice } = await importOf(asked)
  console.log(`checking ${rows} rows: ${Math.round(checked)} ms, ${state} ${JSON.stringify(counts)} ${notice ?? ''}`)
  const written = await ms(async () => {
    await beginTaking(componentImports, asked, by as never)
    await importsAtRest()
  })
  clearInterval(watch)
  const done = await importOf(asked)
  const megabytes = (size: number) => Math.round(size / 1024 / 1024)
  console.log(`importing them: ${Math.round(written)} ms, ${done.state}`)
  console.log(
    `memory: ${megabytes(before)} MB before, ${megabytes(most)} MB at most; others waited ${Math.round(late)} ms at most`
  )
}
