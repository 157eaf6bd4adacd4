import { type FactName, type Facts, photoClocks, photoDoubts, type Where } from '../../contracts/cases/facts'
import { rejectReasons } from '../../contracts/cases/reject-reasons'
import type { HistoryEntry } from '../../contracts/cases/views'
import { stepOf } from '../../contracts/cases/workflow'
import { chinaClock, chinaDay } from '../../contracts/china-time'
import { redactedKinds } from '../../contracts/redaction/kinds'
import { stages } from '../../contracts/rules/stages'
import type { HistoryRecord } from './model'

const nameOf = ({ name }: { name: string }) => name

const inWords = ({ address, gridCode }: Where) =>
  [address || '没有地址', gridCode ? `单元网格 ${gridCode}` : '没有单元网格'].join('，')

/** What people read of a fact. */
const written: { [F in FactName]: (fact: Facts[F]) => string } = {
  department: nameOf,
  formerDepartment: nameOf,
  formerDue: moment => `${chinaDay(moment)} ${chinaClock(moment)}`,
  helper: nameOf,
  handler: nameOf,
  until: chinaDay,
  distance: metres => (metres < 1000 ? `约 ${Math.round(metres)} 米` : `约 ${(metres / 1000).toFixed(1)} 公里`),
  takenElsewhere: how => (how === 'away' ? '不在现场' : '没有定位，不知道是不是在现场'),
  takenBy: clock => photoClocks[clock],
  takenDoubt: doubt => photoDoubts[doubt],
  takenAt: moment => `${chinaDay(moment)} ${chinaClock(moment)}`,
  matter: ({ code, name }) => `${code} ${name}`,
  formerMatter: ({ code, name }) => `${code} ${name}`,
  place: inWords,
  formerPlace: inWords,
  collector: nameOf,
  condition: ({ when }) => when,
  reasonCode: code => rejectReasons[code],
  found: found => (found ? '属实' : '未发现问题'),
  solved: solved => (solved ? '已解决' : '没有解决'),
  reached: reached => (reached ? '接通' : '没有接通'),
  satisfied: satisfied => (satisfied ? '满意' : '不满意'),
  stars: stars => `${stars} 星`,
  into: caseNo => caseNo,
  from: caseNo => caseNo,
  redacted: kind => redactedKinds[kind],
  stage: stage => (stage === 'handling' ? '处置' : stages[stage])
}

function write<F extends FactName>(name: F, fact: Facts[F]): string {
  return written[name](fact)
}

/** The facts of an entry as staff read them, with the labels and in the order of its step's row. */
export function presentFacts({ action, facts }: Pick<HistoryRecord, 'action' | 'facts'>): HistoryEntry['details'] {
  const labels = Object.entries(stepOf(action).facts ?? {}) as [FactName, string][]
  return labels.flatMap(([name, label]) => {
    const fact = facts?.[name]
    return fact === undefined || fact === null ? [] : [{ label, value: write(name, fact) }]
  })
}
