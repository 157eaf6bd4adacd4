import mongoose from 'mongoose'

/** How MongoDB answered one command, as its profiler tells it. */
export interface Answered {
  collection: string
  command: string
  plan: string
  examined: number
  returned: number
  sorted: boolean
  ms: number
  /** What the command asks for, whatever stands around it. */
  filter: Record<string, unknown>
  /** At most so many documents, if the command says so. */
  limit: number | undefined
}

interface Profiled {
  ns: string
  op: string
  command?: Record<string, unknown>
  planSummary?: string
  docsExamined?: number
  nreturned?: number
  nMatched?: number
  nModified?: number
  hasSortStage?: boolean
  millis: number
}

/** Whole at any number of cases, and read whole: what a city sets up once. */
const referenceData = ['departments', 'accounts', 'roles', 'gridCells', 'matters', 'topics', 'rulebooks', 'codeBatches']

/**
 * Notes every command that MongoDB gets while it is asked something, whoever sends it: a new query is looked at because it is
 * sent, and not because it stands in a list.
 */
export async function watchPlans(url: string) {
  // By a connection of its own: what the server sends is compared with what the contract suite knows.
  const client = await mongoose.mongo.MongoClient.connect(url)
  const db = client.db(mongoose.connection.name)
  await db.createCollection('system.profile', { capped: true, size: 64 * 1024 * 1024 })
  const all = db.collection<Profiled>('system.profile')
  let seen = 0

  async function during(work: () => Promise<unknown>): Promise<Answered[]> {
    await db.command({ profile: 2 })
    await work()
    await db.command({ profile: 0 })
    const profiled = await all.find().sort({ $natural: 1 }).skip(seen).toArray()
    seen += profiled.length
    return profiled.flatMap(each => answeredBy(each) ?? [])
  }

  return { during, close: () => client.close() }
}

const whatIn = (command: Profiled['command'] = {}) =>
  command.q ?? command.filter ?? command.query ?? command.pipeline ?? Object.keys(command)

const object = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function boundsOf(command: Profiled['command'] = {}): Pick<Answered, 'filter' | 'limit'> {
  const stages = Array.isArray(command.pipeline) ? command.pipeline.map(object) : []
  const limit = command.limit ?? stages.find(stage => '$limit' in stage)?.$limit
  const first = object(command.q ?? command.filter ?? command.query ?? stages[0]?.$match)
  return { filter: first, limit: typeof limit === 'number' ? limit : undefined }
}

function answeredBy(each: Profiled): Answered | undefined {
  const collection = each.ns.slice(each.ns.indexOf('.') + 1)
  if (!each.planSummary || collection.startsWith('system.')) return undefined
  return {
    collection,
    command: JSON.stringify(whatIn(each.command)),
    plan: each.planSummary,
    examined: each.docsExamined ?? 0,
    returned: each.nreturned ?? each.nMatched ?? 0,
    sorted: each.hasSortStage ?? false,
    ms: each.millis,
    ...boundsOf(each.command)
  }
}

/** So few may be put in order, or what may be examined: MongoDB would rather do that than merge as many ranges of an index. */
const few = 200

/** How many documents may be examined for those that are returned. */
export const strict = { factor: 3, spare: 50 }

/** Returns what is wrong with a plan at a million cases, or undefined. */
export function faultOf(
  { collection, command, plan, examined, returned, sorted, ms }: Answered,
  { factor, spare } = strict
): string | undefined {
  if (referenceData.includes(collection)) return undefined
  const faults = [
    ...(plan.includes('COLLSCAN') ? ['reads the whole collection'] : []),
    ...(sorted && examined > Math.max(few, spare) ? ['sorts in memory'] : []),
    ...(examined > factor * returned + spare ? [`examines ${examined} for ${returned}`] : [])
  ]
  if (faults.length === 0) return undefined
  return `${collection} ${faults.join(', ')} (${ms} ms, ${plan}): ${command.slice(0, 300)}`
}
