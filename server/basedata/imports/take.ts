import type { RowVerdict } from '../../../contracts/basedata/imports'
import { doerFrom } from '../../audit/doer'
import { recordOnce } from '../../audit/record'
import { judgeAll, keepJudged, meaning, sums, touchesOf } from './check'
import type { Held } from './hold'
import type { ImportDocument } from './import-model'
import type { BaseDataKind, JudgedRow, Writing } from './kind'
import { type KeptRow, pagesOf } from './pages'

/** What was changed comes first: it may let go of a name that something new has. */
const written: readonly RowVerdict[] = ['changed', 'new']

/** Does what a check has said: all rows or, when something is in the way, none. Goes on where a crash broke it off. */
export async function takeImport(kind: BaseDataKind, one: ImportDocument, held: Held): Promise<void> {
  if (!one.phase && !(await isStillSo(kind, held))) return
  const { counts, file } = one
  const all = counts.changed + counts.new
  const by = one.takenBy ?? one.by
  const writing = writingOf(one, by, one.takenAt ?? one.at, `导入「${file}」`)
  if (one.phase !== 'takingBack') {
    await tell(`base import ${one._id}`, 'dataImported', one, writing)
    await held.set({ phase: 'writing', done: 0, total: all })
    const failed = await forAll(held, one, all, rows => kind.write(rows, writing))
    const wrong = failed.length > 0 ? inTheWay(failed) : await kind.afterwards?.()
    if (!wrong) return held.set({ state: 'imported', done: all }, ['holder', 'phase', 'notice'])
    await held.set({ phase: 'takingBack', notice: wrong })
  }
  const back = { ...writing, note: `导入「${file}」没有成功，已撤回` }
  await forAll(held, one, all, rows => kind.takeBack(rows, back))
  await tell(`base import ${one._id} failed`, 'dataNotImported', one, writing)
  await held.set({ state: 'failed' }, ['holder', 'phase'])
}

/** Puts back what an import has changed, unless something was changed since or is used. */
export async function undoImport(kind: BaseDataKind, one: ImportDocument, held: Held): Promise<void> {
  const all = one.counts.changed + one.counts.new
  if (!one.phase) {
    const hindered = await forAll(held, one, all, rows => kind.hindersUndo(rows, { import: String(one._id) }))
    if (hindered.length > 0) {
      const notice = `没有撤销：${few(hindered)}。请先看看这些，再决定怎么改`
      return held.set({ state: 'imported', notice }, ['holder', 'undoneAt', 'undoneBy'])
    }
  }
  const writing = writingOf(one, one.undoneBy ?? one.by, one.undoneAt ?? new Date(), `撤销导入「${one.file}」`)
  await tell(`base import ${one._id} undone`, 'dataImportUndone', one, writing)
  await held.set({ phase: 'takingBack', done: 0, total: all })
  const left = await forAll(held, one, all, rows => kind.takeBack(rows, writing))
  const notice = left.length > 0 ? `撤销时有 ${left.length} 个刚被别人改过，没有动：${few(left)}` : undefined
  await held.set({ state: 'undone', done: all, ...(notice && { notice }) }, [
    'holder',
    'phase',
    ...(notice ? [] : ['notice'])
  ])
}

/** Judges everything once more. Something may have changed since a person looked at it: then they look again. */
async function isStillSo(kind: BaseDataKind, held: Held): Promise<boolean> {
  const kept: KeptRow[] = []
  for await (const rows of pagesOf(held.id)) kept.push(...rows)
  kept.sort((one, other) => one.judged.row - other.judged.row)
  const fresh = await judgeAll(
    kind,
    kept.map(({ source }) => source),
    held
  )
  const seen = new Map(kept.map(({ judged }) => [judged.row, meaning(judged)]))
  const moved = fresh.filter(({ judged }) => seen.get(judged.row) !== meaning(judged))
  if (moved.length === 0) return true
  await keepJudged(held, fresh)
  const names = few(moved.map(({ judged }) => `「${judged.title}」`))
  const notice = `检查以后有人改过数据（${names}），什么都没有导入；已经按最新情况重新检查，请看过再导入`
  const touches = await touchesOf(kind, fresh)
  await held.set({ ...sums(fresh), touches, state: 'checked', notice }, ['holder', 'takenAt', 'takenBy'])
  return false
}

/** Does something with all rows that change anything, and collects what it answers. */
async function forAll(
  held: Held,
  { _id }: ImportDocument,
  total: number,
  act: (rows: JudgedRow[]) => Promise<string[]>
): Promise<string[]> {
  const answers: string[] = []
  let done = 0
  for await (const rows of pagesOf(_id, written)) {
    answers.push(...(await act(rows.map(({ judged }) => judged))))
    done += rows.length
    await held.step(done, total)
  }
  return answers
}

type Person = ImportDocument['by']

function writingOf({ _id }: ImportDocument, by: Person, at: Date, note: string): Writing {
  return { import: String(_id), by: doerFrom(by), note, at }
}

type Told = 'dataImported' | 'dataNotImported' | 'dataImportUndone'

async function tell(name: string, action: Told, { file, counts }: ImportDocument, { by, at }: Writing) {
  const changes = [
    { what: '新增', after: String(counts.new) },
    { what: '修改', after: String(counts.changed) }
  ]
  await recordOnce(name, { action, by, subject: file, changes }, at)
}

const inTheWay = (titles: readonly string[]) =>
  `${few(titles.map(title => `「${title}」`))}刚被别人改过，或者名称、编号刚被别人用了；什么都没有导入，请再检查一遍`

/** The first five, and how many there are. */
const few = (sentences: readonly string[]) =>
  sentences.slice(0, 5).join('、') + (sentences.length > 5 ? `等 ${sentences.length} 个` : '')
