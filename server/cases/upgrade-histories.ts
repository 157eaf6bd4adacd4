import { MatterReader } from '../catalogue/readers'
import { AccountReader, DepartmentReader } from '../staff/readers'
import { factsFrom, type Known, type OldEntry } from './facts-from-details'
import { CaseModel, type CaseRecord } from './model'
import { notUpgraded } from './not-upgraded'

const old = { 'history.details.label': { $exists: true } }
const atOnce = 200

/**
 * Turns the labels and values of entries from before there were facts into facts. It is the one thing that ever edits
 * a history, and what staff read stays the same. It changes single entries by their place, which appending does not
 * move, so it can run beside requests, in several processes, and again after a crash. The version stays.
 */
export async function upgradeHistories(): Promise<number> {
  let upgraded = 0
  let known: Known | undefined
  for await (const theCase of CaseModel.collection.find<CaseRecord>(old).batchSize(atOnce)) {
    known ??= await knownNames()
    try {
      const update = changes(theCase, known)
      const { modifiedCount } = await CaseModel.collection.updateOne({ _id: theCase._id, ...old }, update)
      upgraded += modifiedCount
    } catch (err) {
      notUpgraded(theCase.caseNo, err)
    }
  }
  return upgraded
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
  return { $set: facts, $unset: gone }
}

async function knownNames(): Promise<Known> {
  const [departments, accounts, matters] = await Promise.all([
    DepartmentReader.find().lean(),
    AccountReader.find({ roles: 'handler' }).lean(),
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
