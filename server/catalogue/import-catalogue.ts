import * as v from 'valibot'
import { Unit } from '../../contracts/catalogue/views'
import { ComponentTypeModel, MatterModel, TopicModel } from './model'

const code = v.pipe(v.string(), v.regex(/^\d{5}$/))

/** The file format of a catalogue: what data/catalogue-2026.json holds. */
export const CatalogueFile = v.object({
  standard: v.string(),
  majors: v.array(v.object({ kind: v.picklist(['component', 'matter']), code: v.string(), name: v.string() })),
  components: v.array(v.object({ code, name: v.string(), major: v.string() })),
  matters: v.array(
    v.object({
      code,
      name: v.string(),
      major: v.string(),
      extension: v.optional(v.boolean(), false),
      conditions: v.pipe(
        v.array(v.object({ when: v.string(), limit: v.pipe(v.number(), v.minValue(0)), unit: Unit })),
        v.minLength(1)
      )
    })
  ),
  residentTopics: v.array(v.object({ id: v.string(), label: v.string(), hint: v.string(), matters: v.array(code) }))
})

/** Writes a catalogue into the database; running it again changes nothing. Matters are never deleted: cases name them. */
export async function importCatalogue(
  input: unknown
): Promise<{ components: number; matters: number; topics: number }> {
  const { majors, components, matters, residentTopics } = v.parse(CatalogueFile, input)
  const majorName = new Map(majors.map(({ kind, code, name }) => [`${kind}${code}`, name]))
  await ComponentTypeModel.bulkWrite(
    components.map(({ code, name, major }) => ({
      updateOne: { filter: { _id: code }, update: { $set: { name, major } }, upsert: true }
    }))
  )
  await MatterModel.bulkWrite(
    matters.map(({ code, name, major, extension, conditions }) => ({
      updateOne: {
        filter: { _id: code },
        update: {
          $set: {
            name,
            major: { code: major, name: majorName.get(`matter${major}`) ?? major },
            extension,
            active: true,
            conditions: conditions.map((condition, index) => ({ code: `${code}-${index + 1}`, ...condition }))
          }
        },
        upsert: true
      }
    }))
  )
  await TopicModel.bulkWrite(
    residentTopics.map(({ id, ...topic }, order) => ({
      updateOne: { filter: { _id: id }, update: { $set: { ...topic, order } }, upsert: true }
    }))
  )
  return { components: components.length, matters: matters.length, topics: residentTopics.length }
}
