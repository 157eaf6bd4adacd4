import { randomBytes } from 'node:crypto'
import Koa from 'koa'
import Router from 'koa-router'
import mongoose from 'mongoose'
import sharp from 'sharp'

/**
 * The least that could take a report, follow one, or keep a photo: Koa, the driver and sharp, with nothing around. What
 * ours costs is measured against it. Run as a program of its own: PORT and MONGODB_URL say where.
 */
const { PORT = '0', MONGODB_URL = '' } = process.env
await mongoose.connect(MONGODB_URL, { autoIndex: false, autoCreate: false, writeConcern: { w: 'majority' } })
const reports = mongoose.connection.collection('bare')
await reports.createIndex({ queryCode: 1 }, { unique: true })

const startOfJpeg = Buffer.from([0xff, 0xd8])
const router = new Router()
router.post('/insert', async ctx => {
  const body = JSON.parse(String(await bytes(ctx.req)))
  const queryCode = randomBytes(8).toString('hex')
  await reports.insertOne({ ...body, queryCode, sentAt: new Date() })
  ctx.status = 201
  ctx.body = { queryCode }
})
router.get('/find/:code', async ctx => {
  ctx.body = (await reports.findOne({ queryCode: ctx.params.code })) ?? {}
})
/** With the settings of `server/media/photo.ts`. */
router.post('/photo', async ctx => {
  const form = await bytes(ctx.req)
  const display = await small(form.subarray(form.indexOf(startOfJpeg)), 2048, 82)
  await small(display, 480, 72)
  ctx.status = 201
})

async function bytes(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

function small(photo: Buffer, side: number, quality: number): Promise<Buffer> {
  const inside = { fit: 'inside', withoutEnlargement: true } as const
  return sharp(photo)
    .rotate()
    .resize(side, side, inside)
    .flatten({ background: '#ffffff' })
    .jpeg({ quality, progressive: true })
    .toBuffer()
}

const app = new Koa()
app.use(router.routes())
app.listen(Number(PORT), '127.0.0.1')
