import { isRealDay } from '../../contracts/china-time'
import { type ComponentState, componentSources, componentStates } from '../../contracts/grids/components'
import { normalised } from '../../contracts/spelling/normalised'
import type { SourceRow } from '../basedata/imports/kind'
import type { Thing } from '../basedata/last-change'
import type { Problems, ReadRow } from '../basedata/things/judge-things'
import { cellsRead } from '../basedata/things/read-thing-table'
import { type ComponentFacts, componentFactsOf } from './component-kind'
import type { ComponentDocument } from './model'
import type { Whereabouts } from './read-components'

export type ComponentRow = ReadRow<ComponentFacts, ComponentDocument & Thing>

/** What the rows of a file are read by. */
export interface Known {
  /** The code of a kind of components, by its code or its name. */
  typeOf(word: string): { code: string; name: string } | undefined
  /** The id of a department, by its name, credit code or id. */
  departmentOf(word: string): string | undefined
  cellAt(point: readonly number[]): string | undefined
  /** The component with this id, or one of the same kind and name at the same place. */
  byId(id: string): ComponentDocument | undefined
  bySpot(spot: string): ComponentDocument | undefined
  /** The id of a new component of a kind in a division. */
  nextId(beginning: string): string
}

export const spotOf = ({ type, name, point }: Pick<ComponentFacts, 'type' | 'name' | 'point'>) =>
  `${type} ${point.join()} ${name}`

/** Reads one row of a file of components by itself. */
export function readComponent({ row, cells, more }: SourceRow, known: Known): ComponentRow {
  const { plain, problems } = cellsRead(cells)
  const word = (key: string) => normalised(plain[key] ?? '')
  const id = word('id').replace(/\s/g, '')
  if (id && !/^\d{17}$/.test(id)) {
    problems.id ??= /^\d{16}$/.test(id)
      ? '这是旧标准的 16 位标识码，新标准是 17 位；不填由系统给'
      : '应是 17 位数字，或者不填'
  }
  const type = known.typeOf(word('type'))
  if (!type) problems.type ??= word('type') ? '目录里没有这类部件' : '请填写'
  const before = id ? known.byId(id) : undefined
  const was = before && componentFactsOf(before)
  const { point = was?.point, problem } = (more ?? {}) as Whereabouts
  const gridCode = point && known.cellAt(point)
  if (problem) problems.x ??= problem
  else if (!point) problems.x ??= '请填写经度和纬度'
  else if (!gridCode) problems.x ??= '这个点不在任何单元网格里'
  if (id && type && id.slice(6, 11) !== type.code) problems.id ??= `和类别 ${type.code} 不一致`
  const name = word('name') || was?.name || type?.name || ''
  if (name.length > 30) problems.name ??= '最多 30 个字'
  const facts = {
    ...(type && point && gridCode && { type: type.code, name, point, gridCode }),
    ...readRest(plain, was, known, problems)
  }
  const title = (name || id || `第 ${row} 行`).slice(0, 80)
  if (Object.values(problems).some(Boolean) || !('type' in facts)) return { row, title, problems, ...(id && { id }) }
  return found(row, title, facts as ComponentFacts, { id, before, known, problems })
}

function found(
  row: number,
  title: string,
  facts: ComponentFacts,
  {
    id,
    before,
    known,
    problems
  }: { id: string; before: ComponentDocument | undefined; known: Known; problems: Problems }
): ComponentRow {
  const same = before ?? (id ? undefined : known.bySpot(spotOf(facts)))
  const given = id || same?._id || known.nextId(facts.gridCode.slice(0, 6) + facts.type)
  const kept = same && !before ? { ...componentFactsOf(same), ...facts } : facts
  const head = { row, title, id: given, problems, facts: kept }
  return same ? { ...head, before: same as ComponentDocument & Thing } : head
}

/** What stands in the other columns. A column that the file has not leaves things as they are; an empty cell takes away. */
function readRest(plain: SourceRow['cells'], was: ComponentFacts | undefined, known: Known, problems: Problems) {
  const word = (key: string) => normalised(plain[key] ?? '')
  const has = (key: string) => plain[key] !== undefined
  const unit = (key: 'department' | 'owner' | 'maintainer') => {
    if (!has(key)) return was?.[key]
    const text = word(key)
    if (text.length > 60) problems[key] ??= '最多 60 个字'
    return text ? (known.departmentOf(text) ?? text) : undefined
  }
  const state = word('state') || was?.state || '完好'
  if (!componentStates.some(each => each === state)) problems.state ??= `应是${componentStates.join('、')}`
  const day = readDay(word('startedOn'))
  if (day !== '' && !isRealDay(day)) problems.startedOn ??= '应是日期，如 2026-03-01'
  const source = word('source')
  if (source && !componentSources.some(each => each === source))
    problems.source ??= `应是${componentSources.join('、')}`
  const note = word('note')
  const rest = {
    department: unit('department'),
    owner: unit('owner'),
    maintainer: unit('maintainer'),
    startedOn: has('startedOn') ? day : was?.startedOn,
    source: has('source') ? source : was?.source,
    note: has('note') ? note : was?.note
  }
  return {
    state: state as ComponentState,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value))
  }
}

/** The standard writes 20260301, spreadsheets 2026/3/1. */
function readDay(text: string): string {
  if (/^\d{8}$/.test(text)) return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  const [year = '', month = '', day = ''] = text.slice(0, 10).split(/[-/.年月日]/)
  return text && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}
