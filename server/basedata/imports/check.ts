import { Types } from 'mongoose'
import { mostRows, type RowVerdict } from '../../../contracts/basedata/imports'
import { type Doer, keptDoer } from '../../audit/doer'
import { Refusal } from '../../http/refusal'
import { type Held, holding, newHolder } from './hold'
import { type ImportDocument, ImportModel } from './import-model'
import type { BaseDataKind, FileGiven, JudgedRow, SourceRow } from './kind'
import { type KeptRow, keepRows } from './pages'
import { inBackground } from './running'

const none = { wrong: 0, changed: 0, new: 0, same: 0 } as const
const broken = '检查的时候出了点问题，请再选一次这个文件；还是不行就请联系技术人员'

let checking = 0
const atOnce = 4

/** Begins to say what a file would do, row by row. It goes on by itself and changes nothing. */
export async function beginCheck(
  kind: BaseDataKind,
  file: FileGiven,
  doer: Doer,
  now = new Date()
): Promise<ImportDocument> {
  // Each holds a whole file in memory until it is read.
  if (checking >= atOnce) throw new Refusal('server_busy', '正在检查别的文件，请过一会儿再试', undefined, 5)
  const _id = new Types.ObjectId()
  const holder = newHolder()
  const by = keptDoer(doer)
  const made = { _id, kind: kind.kind, file: file.name, by, at: now, state: 'checking' as const, counts: none }
  await ImportModel.create({ ...made, holder, beatAt: now })
  inBackground(async () => {
    checking += 1
    await holding(_id, holder, held => check(kind, file, held)).finally(() => {
      checking -= 1
    })
  })
  return (await ImportModel.findById(_id).lean()) as ImportDocument
}

async function check(kind: BaseDataKind, file: FileGiven, held: Held) {
  try {
    const rows = await kind.readFile(file)
    if (rows.length === 0) throw new Refusal('table_unreadable', '文件里没有数据行')
    if (rows.length > mostRows) {
      throw new Refusal('table_unreadable', `一次最多 ${mostRows} 行，这个文件有 ${rows.length} 行，请分成几个文件`)
    }
    await held.set({ done: 0, total: rows.length })
    const judged = await judgeAll(kind, rows, held)
    await keepJudged(held, judged)
    const touches = await touchesOf(kind, judged)
    await held.set({ ...sums(judged), touches, state: 'checked', done: rows.length }, ['holder'])
  } catch (error) {
    if (!(error instanceof Refusal))
      await held.set({ state: 'failed', notice: broken }, ['holder']).catch(() => undefined)
    if (!(error instanceof Refusal)) throw error
    await held.set({ state: 'failed', notice: error.message }, ['holder'])
  }
}

export async function judgeAll(kind: BaseDataKind, rows: readonly SourceRow[], { id, step }: Held): Promise<KeptRow[]> {
  const judged = await kind.judge(rows, { import: String(id), step })
  const sources = new Map(rows.map(source => [source.row, source]))
  return judged.map(each => ({ judged: each, source: sources.get(each.row) ?? { row: each.row, cells: {} } }))
}

export const keepJudged = (held: Held, rows: readonly KeptRow[]) => keepRows(held.id, rows)

/** What an import would move besides its own things. Nobody needs to know while something is wrong. */
export async function touchesOf(kind: BaseDataKind, rows: readonly KeptRow[]): Promise<string[]> {
  if (rows.some(({ judged }) => judged.verdict === 'wrong')) return []
  return (await kind.touches?.(rows.map(({ judged }) => judged))) ?? []
}

export function sums(rows: readonly KeptRow[]) {
  const counts: Record<RowVerdict, number> = { ...none }
  for (const { judged } of rows) counts[judged.verdict] += 1
  return { counts, warned: rows.filter(({ judged }) => judged.warnings.length > 0).length }
}

/** What an import would do, so that two judgements can be compared. */
export const meaning = ({ row, verdict, subject, version, changes, problems }: JudgedRow) =>
  JSON.stringify([row, verdict, subject, version, changes, problems])
