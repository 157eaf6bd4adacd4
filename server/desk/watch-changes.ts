import type { CaseSummary } from '../../contracts/cases/views'
import { presentSummaries } from '../cases/present'
import { CaseReader } from '../cases/readers'
import { type SummaryRecord, summaryFields } from '../cases/summary'
import { nameOfCatalogue } from '../catalogue/catalogue'
import { log } from '../log'
import { holdersOf } from './hold'
import { OpenedModel } from './model'

const everyMs = 1_500
/** Clocks of processes differ, and a write may be seen later than another that began after it: so far back is read again. */
const againMs = 10_000
/** More at once, as after an import, is not told one by one. */
const mostAtOnce = 300

export interface Changes {
  cases: SummaryRecord[]
  summaries: Map<string, CaseSummary>
  /** More than can be told one by one. */
  many: boolean
  at: Date
}

export interface OpenedNow {
  caseNo: string
  account: string
  name: string
  deciding: boolean
}

interface Watcher {
  changed(changes: Changes): Promise<void>
  opened(all: readonly OpenedNow[]): Promise<void>
  /** Another catalogue is in force. */
  catalogue(id: string): void
}

const watchers = new Set<Watcher>()
/** Cases told lately, with the moment of their change. */
const told = new Map<string, number>()
let since = new Date()
let openedBefore = ''
let catalogueBefore: string | undefined
let openedNow: readonly OpenedNow[] = []
let timer: NodeJS.Timeout | undefined
let looking: Promise<void> | undefined

/** Tells what changes in cases, whichever process changed it, as long as anybody in this process listens. */
export function watchChanges(watcher: Watcher): () => void {
  if (watchers.size === 0) since = new Date()
  watchers.add(watcher)
  timer ??= setInterval(() => void lookNow(), everyMs).unref()
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
    told.clear()
    openedBefore = ''
    openedNow = []
    catalogueBefore = undefined
  }
}

/** What is open now as far as this process knows. */
export const lastOpened = () => openedNow

/** Looks at once; those who ask while it looks wait for the same. */
export function lookNow(): Promise<void> {
  looking ??= look()
    .catch(err => log.warn({ err }, 'the live stream could not look for changes'))
    .finally(() => {
      looking = undefined
    })
  return looking
}

async function look(): Promise<void> {
  const all = [...watchers]
  const catalogue = await nameOfCatalogue()
  if (catalogueBefore !== undefined && catalogue !== catalogueBefore) {
    for (const watcher of all) watcher.catalogue(catalogue)
  }
  catalogueBefore = catalogue
  const [changes, opened] = await Promise.all([changesSince(new Date(since.getTime() - againMs)), readOpened()])
  const fresh = changes.cases.filter(each => told.get(each.caseNo) !== each.updatedAt.getTime())
  for (const each of fresh) told.set(each.caseNo, each.updatedAt.getTime())
  since = changes.at
  forget()
  if (changes.many || fresh.length > 0) {
    await Promise.all(all.map(watcher => watcher.changed({ ...changes, cases: fresh })))
  }
  const now = JSON.stringify(opened)
  if (now === openedBefore) return
  openedBefore = now
  openedNow = opened
  await Promise.all(all.map(watcher => watcher.opened(opened)))
}

/** What has changed since a moment, those first that changed first. */
export async function changesSince(moment: Date): Promise<Changes> {
  const at = new Date()
  const found = await CaseReader.find({ updatedAt: { $gt: moment } }, summaryFields)
    .sort({ updatedAt: -1 })
    .limit(mostAtOnce + 1)
    .lean<SummaryRecord[]>()
  const cases = found.slice(0, mostAtOnce).reverse()
  const summaries = new Map((await presentSummaries(cases, at)).map(each => [each.caseNo, each]))
  return { cases, summaries, many: found.length > mostAtOnce, at }
}

async function readOpened(): Promise<OpenedNow[]> {
  const opened = await OpenedModel.find({ until: { $gt: new Date() } })
    .sort({ _id: 1 })
    .lean()
  if (opened.length === 0) return []
  const caseNos = [...new Set(opened.map(({ caseNo }) => caseNo))]
  const holders = await holdersOf(await CaseReader.find({ caseNo: { $in: caseNos } }, { caseNo: 1, state: 1 }).lean())
  return opened.map(({ caseNo, account, name }) => ({
    caseNo,
    account,
    name,
    deciding: holders.get(caseNo)?.account === account
  }))
}

function forget(): void {
  const before = since.getTime() - 2 * againMs
  for (const [caseNo, at] of told) if (at < before) told.delete(caseNo)
}
