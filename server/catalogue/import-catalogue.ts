import * as v from 'valibot'
import type { TopicFacts } from '../../contracts/catalogue/records'
import { Unit } from '../../contracts/catalogue/views'
import type { JudgedRow } from '../basedata/imports/kind'
import type { Thing } from '../basedata/last-change'
import { standingOf, type ThingKind } from '../basedata/things/thing-kind'
import { writeMany } from '../basedata/things/write-many'
import { Refusal } from '../http/refusal'
import { mattersNow, topicThings } from './keeping/kinds'
import { factsOfMatter, numbered, type StoredMatter } from './keeping/matter-facts'
import { MatterModel, TopicModel } from './model'
import { oftenOf, wordsOf } from './proposing/start-words'

const code = v.pipe(v.string(), v.regex(/^\d{5}$/))

/** The format of a catalogue file, such as data/catalogue-2026.json. */
export const CatalogueFile = v.object({
  standard: v.string(),
  majors: v.array(v.object({ kind: v.picklist(['component', 'matter']), code: v.string(), name: v.string() })),
  components: v.array(v.object({ code, name: v.string(), major: v.string(), code2013: v.optional(v.string()) })),
  matters: v.array(
    v.object({
      code,
      name: v.string(),
      major: v.string(),
      extension: v.optional(v.boolean(), false),
      code2013: v.optional(v.string()),
      conditions: v.pipe(
        v.array(v.object({ when: v.string(), limit: v.pipe(v.number(), v.minValue(0)), unit: Unit })),
        v.minLength(1)
      )
    })
  ),
  residentTopics: v.array(v.object({ id: v.string(), label: v.string(), hint: v.string(), matters: v.array(code) }))
})

const commandLine = { username: '', name: '命令行' }

/**
 * Writes a catalogue into the draft. Running it again changes nothing. It never deletes or closes a matter, because cases
 * name it. What the city itself has added, such as words, stays.
 */
export async function importCatalogue(
  input: unknown,
  now = new Date()
): Promise<{ components: number; matters: number; topics: number }> {
  const { majors, components, matters, residentTopics } = v.parse(CatalogueFile, input)
  const majorNames = new Map(majors.flatMap(({ kind, code, name }) => (kind === 'matter' ? [[code, name]] : [])))
  const old = new Map(components.map(({ code, code2013 }) => [code, code2013]))
  const kept = new Map((await MatterModel.find().lean()).map(matter => [matter._id, matter]))
  const wanted = matters.map(({ code, name, major, code2013 = old.get(code), conditions }): [string, StoredMatter] => {
    const before = kept.get(code)
    const was = before && factsOfMatter(before)
    const facts = {
      name,
      sheet: old.has(code) ? ('component' as const) : ('matter' as const),
      majorName: majorNames.get(major) ?? major,
      words: was?.words ?? [...wordsOf(code)],
      often: was?.often ?? oftenOf(code),
      ...(code2013 && { code2013 }),
      ...(was?.code2007 && { code2007: was.code2007 }),
      conditions: conditions.map(condition => {
        const same = was?.conditions.find(({ when }) => when === condition.when)
        return { ...same, ...condition }
      })
    }
    return [code, numbered(code, facts, was)]
  })
  await writeAll(await mattersNow(), wanted, [...kept.values()], now)
  const topics = residentTopics.map(({ id, ...facts }, order): [string, TopicFacts] => [
    id,
    { ...facts, questions: [], order }
  ])
  await writeAll(topicThings, topics, await TopicModel.find().lean(), now)
  return { components: components.length, matters: matters.length, topics: residentTopics.length }
}

async function writeAll<F extends object, D extends Thing>(
  kind: ThingKind<F, D>,
  wanted: readonly [string, F][],
  stored: readonly D[],
  now: Date
) {
  const there = new Map(stored.map(thing => [thing._id, thing]))
  const rows = wanted.flatMap(([subject, facts], row): JudgedRow[] => {
    const thing = there.get(subject)
    const before = thing && standingOf(kind, thing)
    const asked = { ...facts, active: true }
    const changes = kind.changesBetween(before, asked)
    if (changes.length === 0) return []
    const head = { row, subject, title: kind.titleOf(subject, facts), changes, problems: [], warnings: [], asked }
    if (!thing) return [{ ...head, verdict: 'new' }]
    return [{ ...head, verdict: 'changed', version: thing.version ?? 0, before }]
  })
  const writing = { import: `command ${now.getTime()}`, by: commandLine, note: '从命令行导入', at: now }
  const left = await writeMany(kind, rows, writing)
  if (left.length > 0) throw new Refusal('base_changed', `${left.slice(0, 5).join('、')}刚被别人改过，请再导入一次`)
}
