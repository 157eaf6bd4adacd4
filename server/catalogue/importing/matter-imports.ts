import { catalogueSheets, urgencies } from '../../../contracts/catalogue/records'
import { limitUnits } from '../../../contracts/catalogue/views'
import { normalised } from '../../../contracts/spelling/normalised'
import type { BaseDataKind } from '../../basedata/imports/kind'
import { judgeThings } from '../../basedata/things/judge-things'
import { takeBackMany, writeMany, writtenBy } from '../../basedata/things/write-many'
import { allDepartments } from '../../staff/kept-staff'
import { readTableOf } from '../../tables/read-table'
import { keepFirstEdition } from '../editions/publish'
import { departmentNames, mattersNow, matterThings } from '../keeping/kinds'
import { factsOfMatter } from '../keeping/matter-facts'
import { componentOf } from '../keeping/standard'
import { type MatterDocument, MatterModel } from '../model'
import { matterColumns, matterTable } from './columns'
import { groupRows } from './group-rows'
import { type FindDepartment, readMatter } from './read-matter'

/**
 * Matters as they plug into imports, undo and export: the bureaus' tables with a sheet for components and one for events.
 * All goes into the draft. `options` names the earlier standard that codes of four digits are of.
 */
export const matterImports: BaseDataKind = {
  kind: 'matter',
  columns: matterColumns,
  accept: '.xlsx,.csv',
  sheets: Object.values(catalogueSheets),
  sheetOf: 'sheet',

  async readFile({ bytes, options }) {
    return groupRows(await readTableOf(matterTable, bytes), options === '2007' ? '2007' : '2013')
  },

  async judge(rows, given) {
    const [all, findDepartment, nameOf] = await Promise.all([
      MatterModel.find().lean(),
      departmentFinder(),
      departmentNames()
    ])
    const stored = new Map(all.map((matter): [string, MatterDocument] => [matter._id, matter]))
    const table = {
      columns: matterColumns,
      read: async () => rows.map(row => readMatter(row, { stored, findDepartment }))
    }
    return judgeThings(matterThings(nameOf), table, rows, given)
  },

  async write(rows, writing) {
    await keepFirstEdition(writing.at)
    return writeMany(await mattersNow(), rows, writing)
  },
  takeBack: async (rows, writing) => takeBackMany(await mattersNow(), rows, writing),

  async hindersUndo(rows, { import: id }) {
    const written = await writtenBy(await mattersNow(), rows, id)
    return rows.filter(({ subject }) => !written.has(subject)).map(({ title }) => `「${title}」导入以后又改过`)
  },

  async *exportRows() {
    const nameOf = await departmentNames()
    const all = await MatterModel.find({ active: { $ne: false } })
      .sort({ _id: 1 })
      .lean()
    for (const matter of all) yield* rowsOf(matter, nameOf)
  }
}

async function departmentFinder(): Promise<FindDepartment> {
  const all = await allDepartments()
  const found = new Map<string, { id: string; open: boolean }>()
  const spelling = (word: string) => normalised(word).toLowerCase()
  // The open ones come last: of two with one name the open one is meant.
  for (const { _id, name, active } of [...all].sort((one, other) => Number(one.active) - Number(other.active))) {
    found.set(spelling(name), { id: _id, open: active !== false })
  }
  for (const { _id, active } of all) found.set(spelling(_id), { id: _id, open: active !== false })
  return word => found.get(spelling(word))
}

/** A row for each condition. What belongs to the matter stands in each of them, so that rows can be sorted. */
function* rowsOf(matter: MatterDocument, nameOf: (department: string) => string) {
  const { name, sheet, majorName, conditions, words, often, code2013, code2007 } = factsOfMatter(matter)
  for (const [index, condition] of conditions.entries()) {
    const { code, when, limit, unit, closing, urgency, department, supervisor, photos } = condition
    const first = index === 0 && { words: words.join('、'), often: String(often) }
    yield {
      sheet: catalogueSheets[sheet],
      majorCode: matter._id.slice(0, 2),
      majorName,
      code: matter._id,
      name: sheet === 'component' ? componentOf(name) : name,
      condition: code,
      when,
      limit: `${limit}${limitUnits[unit]}`,
      closing: closing ?? '',
      urgency: urgency ? urgencies[urgency] : '',
      department: department ? nameOf(department) : '',
      supervisor: supervisor ? nameOf(supervisor) : '',
      photos: photos ?? '',
      code2013: code2013 ?? '',
      code2007: code2007 ?? '',
      ...first
    }
  }
}
