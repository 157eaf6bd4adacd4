import type { ChangedMatter, MatterFacts, NewMatter } from '../../../contracts/catalogue/records'
import type { Doer } from '../../audit/doer'
import * as things from '../../basedata/things/change-thing'
import { Refusal } from '../../http/refusal'
import { allDepartments } from '../../staff/kept-staff'
import { keepFirstEdition } from '../editions/publish'
import { type MatterDocument, MatterModel } from '../model'
import { mattersNow } from './kinds'
import { factsOfMatter, numbered, type StoredMatter } from './matter-facts'
import { codeProblem } from './standard'

export async function matterOf(code: string): Promise<MatterDocument> {
  const matter = await MatterModel.findById(code).lean()
  if (!matter) throw new Refusal('not_found', '没有这个事项')
  return matter
}

/** Copies the last change of a matter into its history. */
export const keepLastChange = async (matter: MatterDocument) => things.keepLastChange(await mattersNow(), matter)

const overtaken = (matter: MatterDocument) => things.overtaken(matter, '事项')

async function read(code: string, version: number): Promise<MatterDocument> {
  const matter = await matterOf(code)
  if ((matter.version ?? 0) !== version) throw overtaken(matter)
  return matter
}

type Change = Omit<things.ThingChange<StoredMatter>, 'to'> & { facts: StoredMatter; active: boolean }

async function write(before: MatterDocument, { facts, active, ...change }: Change, now: Date): Promise<MatterDocument> {
  await keepFirstEdition(now)
  const after = await things.changeThing(await mattersNow(), before, { ...change, to: { ...facts, active } }, now)
  if (!after) throw overtaken(await matterOf(before._id))
  return after
}

/** A name as it was may stay, also where it is not the standard's: it came with an earlier catalogue. */
async function check(code: string, facts: MatterFacts, before?: StoredMatter): Promise<void> {
  const wrong: Record<string, string> = before?.name === facts.name ? {} : { ...codeProblem(code, facts.name) }
  const departments = new Map((await allDepartments()).map(({ _id, active }) => [_id, active !== false]))
  const old = new Map(before?.conditions.map(condition => [condition.code, condition]))
  for (const [index, condition] of facts.conditions.entries()) {
    const was = old.get(condition.code ?? '')
    for (const key of ['department', 'supervisor'] as const) {
      const id = condition[key]
      if (id && !departments.get(id) && was?.[key] !== id) {
        wrong[`conditions.${index}.${key}`] = '没有这个部门，或者它已经停用'
      }
    }
  }
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid_fields', Object.values(wrong)[0], wrong)
}

export async function makeMatter({ code, note, ...facts }: NewMatter, by: Doer, now = new Date()) {
  await check(code, facts)
  await keepFirstEdition(now)
  const to = { ...numbered(code, facts), active: true }
  const made = await things.makeThing(await mattersNow(), code, { action: 'matterMade', to, note, by }, now)
  if (made) return made
  const { name, active } = await matterOf(code)
  const words = `${code} 已经是「${name}」${active ? '' : '（已停用，可以恢复它）'}，请换一个代码`
  throw new Refusal('invalid_fields', undefined, { code: words })
}

export async function changeMatter(
  code: string,
  { version, note, ...facts }: ChangedMatter,
  by: Doer,
  now = new Date()
) {
  const before = await read(code, version)
  const was = factsOfMatter(before)
  await check(code, facts, was)
  const to = numbered(code, facts, was)
  return write(before, { action: 'matterChanged', facts: to, active: before.active !== false, note, by }, now)
}

export async function closeMatter(code: string, version: number, note: string, by: Doer, now = new Date()) {
  const before = await read(code, version)
  if (before.active === false) throw new Refusal('base_state', '这个事项已经停用了')
  return write(before, { action: 'matterClosed', facts: factsOfMatter(before), active: false, note, by }, now)
}

export async function reopenMatter(code: string, version: number, note: string, by: Doer, now = new Date()) {
  const before = await read(code, version)
  if (before.active !== false) throw new Refusal('base_state', '这个事项没有停用')
  return write(before, { action: 'matterOpened', facts: factsOfMatter(before), active: true, note, by }, now)
}
