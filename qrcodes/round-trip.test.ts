import assert from 'node:assert/strict'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { after, before, describe, it } from 'mocha'
import sharp from 'sharp'
import { placeCodeFrom } from '../contracts/codes/place-code'
import { type SheetTemplate, sheetTemplates } from '../contracts/codes/staff-views'
import type { Label } from '../server/codes/paper/draw-label'
import { chineseFont } from '../server/codes/paper/font'
import { printSheet } from '../server/codes/paper/sheet'
import { templates } from '../server/codes/paper/templates'
import { readSheet, render } from './read-sheet'

const host = 'https://code.shaoguan.example.cn'

/** Codes that are the same in every run. */
function labelsOf(count: number): Label[] {
  return Array.from({ length: count }, (_, index) => {
    const code = placeCodeFrom(Uint8Array.from({ length: 8 }, (_, symbol) => (index + 1) * 37 + symbol * 101))
    return { code, link: `${host}/q/${code}`, place: `风度北路路灯 ${index + 1} 号` }
  })
}

/** Every link that is read in a file, in no order. */
async function linksIn(file: string): Promise<string[]> {
  const links: string[] = []
  for await (const { text } of readSheet(file)) links.push(text ?? 'unreadable')
  return links.sort()
}

/** What a phone makes of a sheet of paper: turned a little, smaller, soft, noisy, in poor light, as a small JPEG. */
async function photograph(page: string, photo: string): Promise<void> {
  const paper = await sharp(page).rotate(2.5, { background: '#777' }).resize({ width: 1700 }).png().toBuffer()
  const { width = 0, height = 0 } = await sharp(paper).metadata()
  const noise = { type: 'gaussian', mean: 128, sigma: 14 } as const
  const grain = await sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
    .png()
    .toBuffer()
  await sharp(paper)
    .blur(1.1)
    .linear(0.7, 18)
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 60 })
    .toFile(photo)
}

describe('A sheet that was printed', () => {
  let folder = ''

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mashangban-print-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  async function print(id: SheetTemplate, labels: Label[]): Promise<string> {
    const file = join(folder, `${id}-${labels.length}.pdf`)
    const imprint = { bureau: '韶关市浈江区城市管理和综合执法局', hotline: '12345' }
    const sheet = { template: templates[id], batch: '2026-11-浈江', labels, count: labels.length, imprint }
    await pipeline(printSheet({ ...sheet, font: chineseFont() }), createWriteStream(file))
    return file
  }

  for (const id of sheetTemplates) {
    const { title, columns, rows } = templates[id]

    it(`as ${title} reads back whole, also from a poor photo of it`, async () => {
      const labels = labelsOf(columns * rows)
      const pdf = await print(id, labels)
      const expected = labels.map(({ link }) => link).sort()
      assert.deepEqual(await linksIn(pdf), expected)
      const pages = join(folder, id)
      await mkdir(pages)
      await render(pdf, pages)
      for (const page of await readdir(pages)) {
        const photo = join(folder, `${id}.jpg`)
        await photograph(join(pages, page), photo)
        assert.deepEqual(await linksIn(photo), expected)
      }
    })
  }

  it('goes on over as many pages as it needs, and says so of what cannot be read', async () => {
    const labels = labelsOf(30)
    const pages: number[] = []
    for await (const { page } of readSheet(await print('a4-24', labels))) pages.push(page)
    assert.deepEqual([pages.filter(page => page === 1).length, pages.filter(page => page === 2).length], [24, 6])
    const broken = join(folder, 'broken.pdf')
    await writeFile(broken, '%PDF-1.7 nothing follows')
    await assert.rejects(linksIn(broken), { name: 'CannotRead', message: /没有写完整/ })
    await writeFile(broken, 'words')
    await assert.rejects(linksIn(broken), { name: 'CannotRead', message: /图片打不开/ })
    await assert.rejects(linksIn(join(folder, 'none.png')), { name: 'CannotRead', message: /打不开文件/ })
  })
})

describe('Every template', () => {
  for (const id of sheetTemplates) {
    const { title, page, label, columns, rows, left, top, gap, qr, texts } = templates[id]

    it(`keeps ${title} on its page, its words on the label and off the code`, () => {
      assert.ok(left + columns * label.width + (columns - 1) * gap <= page.width)
      // The margin line of batch and page stands in the last seven millimetres.
      assert.ok(top + rows * label.height + (rows - 1) * gap <= page.height - 7)
      assert.ok(qr.size >= 30 && qr.x + qr.size <= label.width && qr.y + qr.size <= label.height)
      for (const box of texts) {
        assert.ok(box.x + box.width <= label.width && box.y + box.height <= label.height, box.words)
        const apart =
          box.x >= qr.x + qr.size || box.x + box.width <= qr.x || box.y >= qr.y + qr.size || box.y + box.height <= qr.y
        assert.ok(apart, box.words)
        if (!label.round) continue
        const corners = [box.y, box.y + box.height].flatMap(y => [box.x, box.x + box.width].map(x => [x, y] as const))
        for (const [x, y] of corners) {
          assert.ok(Math.hypot(x - label.width / 2, y - label.height / 2) <= label.width / 2, box.words)
        }
      }
    })
  }

  it('asks for a font by the name of its package where there is none', () => {
    assert.throws(() => chineseFont('/nowhere/font.otf'), { name: 'NoFont', message: /没有字体文件/ })
    assert.ok(chineseFont().path)
  })
})
