import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const run = promisify(execFile)
const dotsPerInch = 200

/** One code on a page: its text, or none when it could not be read. */
export interface Sighting {
  page: number
  /** Absent when the code could not be read. */
  text?: string
}

export class CannotRead extends Error {
  override name = 'CannotRead'
}

/** Reads every QR code in a PDF, or in a photo or scan of a printed sheet (PNG, JPEG, WebP). */
export async function* readSheet(file: string): AsyncGenerator<Sighting> {
  const head = (await readFile(file).catch(() => undefined))?.subarray(0, 5).toString('latin1')
  if (head === undefined) throw new CannotRead(`打不开文件 ${file}`)
  if (head !== '%PDF-') {
    yield* readPage(await readFile(file), 1)
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'mashangban-sheet-'))
  try {
    await render(file, folder)
    const pages = (await readdir(folder)).sort()
    for (const [index, page] of pages.entries()) yield* readPage(await readFile(join(folder, page)), index + 1)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes each page of a PDF as a picture into a folder. The names sort in page order. */
export async function render(file: string, folder: string): Promise<void> {
  try {
    await run('pdftoppm', ['-r', String(dotsPerInch), '-gray', '-png', file, join(folder, 'page')])
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') {
      throw new CannotRead('读 PDF 需要 pdftoppm：请安装 Debian 软件包 poppler-utils')
    }
    throw new CannotRead('这个 PDF 打不开，可能没有写完整')
  }
}

async function* readPage(picture: Buffer, page: number): AsyncGenerator<Sighting> {
  await decoder()
  const found = await readBarcodes(await pixelsOf(picture), {
    formats: ['QRCode'],
    tryHarder: true,
    returnErrors: true,
    maxNumberOfSymbols: 255
  })
  for (const { isValid, text } of found) yield isValid ? { page, text } : { page }
}

/** Returns the picture upright and on white, four bytes for each pixel, as the decoder needs it. */
async function pixelsOf(picture: Buffer) {
  const image = sharp(picture, { limitInputPixels: 200_000_000 })
    .rotate()
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .ensureAlpha()
  const { data, info } = await image
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw new CannotRead('这张图片打不开，支持 PNG、JPEG、WebP 和 PDF')
    })
  if (info.channels !== 4) throw new CannotRead('这张图片的颜色格式不支持')
  return {
    data: new Uint8ClampedArray(data),
    width: info.width,
    height: info.height,
    colorSpace: 'srgb' as const
  }
}

let ready: Promise<unknown> | undefined

/** Loads the decoder from the installed package. By default it would fetch itself from the network. */
function decoder(): Promise<unknown> {
  ready ??= readFile(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))).then(wasm =>
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true })
  )
  return ready
}
