import { wordsInForce } from '../../catalogue/catalogue'
import { type DecidedCase, matterModel } from '../../catalogue/proposing/matter-model'
import { CaseReader } from '../readers'

type Rank = Awaited<ReturnType<typeof matterModel>>

/** The newest cases are read; older ones were decided by an older catalogue. */
const lastCases = 3000

/** What was learned, and of which catalogue. */
let learned: { rank: Promise<Rank>; of: string } | undefined

/** Returns the cases whose matter an operator has decided, from the newest. Erased words teach nothing. */
export async function decidedCases(limit = lastCases): Promise<DecidedCase[]> {
  const cases = await CaseReader.find().sort({ _id: -1 }).limit(limit).select({ text: 1, matter: 1 }).lean()
  return cases.flatMap(({ text, matter }) => (text && matter?.code ? [{ text, matter: matter.code }] : []))
}

/** Builds this process's model anew from the catalogue and the city's last cases. */
export async function learnMatters(): Promise<void> {
  const [{ of, matters }, decided] = await Promise.all([wordsInForce(), decidedCases()])
  await learn(of, matterModel(matters, decided))
}

/** Returns the model as it was learned last; before that, and where another catalogue is in force, it is learned at once. */
export async function learnedModel(): Promise<Rank> {
  const { of, matters } = await wordsInForce()
  if (!learned) return learn(of, matterModel(matters))
  if (learned.of === of) return learned.rank
  return learn(
    of,
    decidedCases().then(decided => matterModel(matters, decided))
  )
}

/** Whoever comes while it is learned waits for the same. */
function learn(of: string, rank: Promise<Rank>): Promise<Rank> {
  const now = { of, rank }
  learned = now
  rank.catch(() => {
    if (learned === now) learned = undefined
  })
  return rank
}
