import { MatterReader } from '../catalogue/readers'
import { workThrough } from '../db/work-through'
import { AccountReader, DepartmentReader } from '../staff/readers'
import { rolesWith } from '../staff/roles/kept-roles'
import { toCount } from './counted'
import { factsFrom, type Known, type OldEntry } from './facts-from-details'
import { CaseModel, type CaseRecord } from './model'

const old = { 'history.details.label': { $exists: true } }
const atOnce = 200

/**
 * Turns in a batch of cases the labels and values of entries from before there were facts into facts. It is the one thing that ever edits
 * a history, and what staff read stays the same. It changes single entries by their place, which appending does not
 * move, so it can run beside requests, in several processes, and again after a crash. The version stays. Returns how many
 * cases it did.
 */
export async function upgradeHistories(now = new Date()): Promise<number> {
  let known: Promise<Known> | undefined
  const names = () => {
    known ??= knownNames()
    return known
  }
  return workThrough({
    job: 'turn details of histories into facts',
    now,
    read: others =>
      CaseModel.collection
        .find<CaseRecord>({ ...old, ...others } as object)
        .limit(atOnce)
        .toArray(),
    each: async theCase => upgradeHistory(theCase, await names()),
    name: ({ caseNo }) => caseNo
  })
}

/** Does it for one case. Returns whether there was anything to do. */
export async function upgradeHistory(theCase: CaseRecord, known?: Known): Promise<boolean> {
  const update = changes(theCase, known ?? (await knownNames()))
  return (await CaseModel.collection.updateOne({ _id: theCase._id, ...old }, update)).modifiedCount > 0
}

function changes(theCase: CaseRecord, known: Known) {
  const history = theCase.history as OldEntry[]
  const facts: Record<string, unknown> = {}
  const gone: Record<string, ''> = {}
  for (const [index, entry] of history.entries()) {
    if (!entry.details) continue
    gone[`history.${index}.details`] = ''
    if (entry.department) gone[`history.${index}.department`] = ''
    if (entry.details.length === 0) continue
    facts[`history.${index}.facts`] = factsFrom({ theCase, entry, later: history.slice(index + 1), known })
  }
  return { $set: { ...facts, ...toCount }, $unset: gone }
}

async function knownNames(): Promise<Known> {
  const [departments, accounts, matters] = await Promise.all([
    DepartmentReader.find().lean(),
    AccountReader.find({ roles: { $in: await rolesWith('actAsHandler') } }).lean(),
    MatterReader.find().lean()
  ])
  return {
    departmentOf: name => departments.find(each => each.name === name)?._id,
    handlerOf: (name, department) => {
      const handler = accounts.find(each => each.name === name && each.department === department)
      return handler && String(handler._id)
    },
    conditionOf: (matter, when) =>
      matters.find(({ _id }) => _id === matter)?.conditions.find(each => each.when === when)
  }
}
