import * as v from 'valibot'
import { type ConditionFacts, everyUrgency, MatterFacts, urgencies } from '../../../contracts/catalogue/records'
import { normalised } from '../../../contracts/spelling/normalised'
import type { SourceRow } from '../../basedata/imports/kind'
import { sheetRows } from '../../basedata/imports/kind'
import type { Problems, ReadRow } from '../../basedata/things/judge-things'
import { cellsRead } from '../../basedata/things/read-thing-table'
import { factsOfMatter, numbered, type StoredMatter } from '../keeping/matter-facts'
import { codeProblem, componentOf, faultOf, standardMajor, standardNames } from '../keeping/standard'
import type { MatterDocument } from '../model'
import { type OldStandard, oldStandards, type ReadCode, readCode } from './code-text'
import { mostText, sheetOf } from './columns'
import type { ConditionRow, MatterRows } from './group-rows'
import { readLimit } from './limit-text'

type MatterRow = ReadRow<StoredMatter, MatterDocument>
export type FindDepartment = (word: string) => { id: string; open: boolean } | undefined

interface Known {
  stored: ReadonlyMap<string, MatterDocument>
  findDepartment: FindDepartment
}

/** Reads the rows of one matter. A column that the table has not leaves things as they are; an empty cell empties them. */
export function readMatter({ row, cells: given, more }: SourceRow, { stored, findDepartment }: Known): MatterRow {
  const { plain: cells, problems } = cellsRead(given, mostText)
  const warnings: Problems = {}
  const { conditions, standard } = more as MatterRows
  const sheet = sheetOf(cells.sheet ?? '') ?? (cells.sheet as StoredMatter['sheet'] | undefined)
  const asSheet = sheet === 'component' || sheet === 'matter' ? sheet : undefined
  const read = codeOf(cells, asSheet, standard as OldStandard)
  if (typeof read === 'string') {
    return { row, title: cells.name ?? '', problems: { ...problems, code: problems.code ?? read } }
  }
  if (read.warning) warnings.code = read.warning
  const { code, old } = read
  const before = stored.get(code)
  const was = before && factsOfMatter(before)
  const name = old && was ? was.name : nameOf(code, cells.name ?? '', asSheet ?? was?.sheet, old !== undefined)
  if (old?.name && !sameName(old.name, cells.name ?? '')) {
    warnings.name = `${oldStandards[old.standard]} 的 ${old.code} 是「${old.name}」，表里写的是「${cells.name}」`
  }
  if (was?.name !== name) Object.assign(problems, { ...codeProblem(code, name), ...problems })
  const all = conditions.map(condition => readCondition(condition, was, findDepartment, { problems, warnings }))
  const parsed = v.safeParse(MatterFacts, {
    name,
    sheet: asSheet ?? was?.sheet ?? (Number(code.slice(0, 2)) <= 5 ? 'component' : 'matter'),
    majorName: standardMajor(code) ?? (cells.majorName?.trim() || was?.majorName || '本地扩展'),
    conditions: all,
    words: cells.words === undefined ? (was?.words ?? []) : wordsIn(cells.words),
    often: cells.often?.trim() ? Number(cells.often) : (was?.often ?? 1),
    code2013: old?.standard === '2013' ? old.code : kept(cells.code2013, was?.code2013),
    code2007: old?.standard === '2007' ? old.code : kept(cells.code2007, was?.code2007)
  })
  for (const issue of parsed.issues ?? []) complain(problems, issue, conditions)
  const known = { row, id: code, title: `${code} ${name}`, problems, warnings, ...(before && { before }) }
  if (!parsed.success || Object.keys(problems).length > 0) return known
  return { ...known, facts: numbered(code, parsed.output, was) }
}

const kept = (cell: string | undefined, was: string | undefined) =>
  cell === undefined ? was : cell.trim() || undefined

const wordsIn = (cell: string) =>
  cell
    .split(/[、，,;；|\n]/)
    .map(word => word.trim())
    .filter(Boolean)

function codeOf(
  cells: SourceRow['cells'],
  sheet: StoredMatter['sheet'] | undefined,
  standard: OldStandard
): ReadCode | string {
  const text = cells.code ?? ''
  if (!text.trim()) return '请填写小类代码'
  const read = readCode(text, cells.majorCode ?? '', sheet ?? 'matter', standard)
  if (typeof read === 'string') return read
  if (read.old && !sheet) return '4 位的旧代码，部件和事件是分开编的：请加一列“分表”写明部件或事件'
  const major = normalised(cells.majorCode ?? '').padStart(2, '0')
  const own = read.old ? read.old.code : read.code
  return cells.majorCode?.trim() && major !== own.slice(0, 2) ? `和大类代码 ${cells.majorCode} 对不上` : read
}

/** A component of a table is the matter that something is wrong with it; an old code's name is the present one's. */
function nameOf(code: string, typed: string, sheet: StoredMatter['sheet'] | undefined, old: boolean): string {
  const standard = standardNames.get(code)
  const name = typed.replace(/\s+/g, ' ').trim()
  if (standard && (old || sameName(standard, name) || sameName(componentOf(standard), name))) return standard
  return sheet === 'component' && name ? faultOf(name) : name
}

/** Brackets and blanks are written in many ways. */
const plain = (name: string) => normalised(name).replace(/[\s()（）、，]/g, '')
const sameName = (one: string, other: string) => plain(one) === plain(other)

function readCondition(
  { row, cells: given }: ConditionRow,
  was: StoredMatter | undefined,
  findDepartment: FindDepartment,
  told: { problems: Problems; warnings: Problems }
): ConditionFacts {
  const { plain: cells, problems } = cellsRead(given, mostText)
  const at = `第 ${row % sheetRows} 行：`
  const wrong = (key: string, words: string) => {
    told.problems[key] ??= `${at}${words}`
  }
  for (const [key, words] of Object.entries(problems)) wrong(key, words ?? '')
  const read = readLimit(cells.limit ?? '')
  if (typeof read === 'string') wrong('limit', cells.limit?.trim() ? read : '请填写处置时限')
  else if (read.warning) told.warnings.limit ??= `${at}${read.warning}`
  const code = cells.condition?.trim()
  const old = was?.conditions.find(each => (code ? each.code === code : each.when === cells.when?.trim()))
  if (code && !old) wrong('condition', `这个事项没有编号 ${code.slice(0, 20)} 的条件，新的条件请空着`)
  const department = (key: 'department' | 'supervisor') => {
    const cell = cells[key]
    if (cell === undefined) return old?.[key]
    if (!cell.trim()) return undefined
    const found = findDepartment(cell)
    if (!found) wrong(key, `没有这个部门：${cell.slice(0, 40)}；请先在部门里建好`)
    else if (!found.open && found.id !== old?.[key]) wrong(key, `这个部门已停用：${cell.slice(0, 40)}`)
    return found?.id
  }
  const urgency = cells.urgency?.trim()
  const asked = everyUrgency.find(each => urgencies[each] === urgency)
  if (urgency && !asked)
    wrong('urgency', `没有这种紧急程度：${urgency.slice(0, 10)}，应是${Object.values(urgencies).join('、')}`)
  const limit =
    typeof read === 'string' ? { limit: 1, unit: 'workDay' as const } : { limit: read.limit, unit: read.unit }
  return {
    ...(old && { code: old.code }),
    when: cells.when ?? '',
    ...limit,
    closing: kept(cells.closing, old?.closing),
    urgency: cells.urgency === undefined ? old?.urgency : asked,
    department: department('department'),
    supervisor: department('supervisor'),
    photos: kept(cells.photos, old?.photos)
  }
}

/** Puts what the schema says into the column of the table, with the row of the condition. */
function complain(problems: Problems, issue: v.BaseIssue<unknown>, conditions: readonly ConditionRow[]) {
  const [first = '', index, key] = v.getDotPath(issue)?.split('.') ?? []
  if (first !== 'conditions') {
    problems[first === 'sheet' ? 'sheet' : first] ??= issue.message
    return
  }
  const row = conditions[Number(index)]?.row
  problems[key ?? 'when'] ??= row === undefined ? issue.message : `第 ${row % sheetRows} 行：${issue.message}`
}
