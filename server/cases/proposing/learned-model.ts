import { listMatters } from '../../catalogue/catalogue'
import { type DecidedCase, matterModel } from '../../catalogue/proposing/matter-model'
import { startWords } from '../../catalogue/proposing/start-words'
import { CaseReader } from '../readers'

type Rank = Awaited<ReturnType<typeof matterModel>>

/** The newest cases are read; older ones were decided by an older catalogue. */
const lastCases = 3000

let learned: Rank | undefined

/** Returns the cases whose matter an operator has decided, from the newest. Erased words teach nothing. */
export async function decidedCases(limit = lastCases): Promise<DecidedCase[]> {
  const cases = await CaseReader.find().sort({ _id: -1 }).limit(limit).select({ text: 1, matter: 1 }).lean()
  return cases.flatMap(({ text, matter }) => (text && matter?.code ? [{ text, matter: matter.code }] : []))
}

/** Builds this process's model anew from the catalogue and the city's last cases. */
export async function learnMatters(): Promise<void> {
  const [matters, decided] = await Promise.all([listMatters(), decidedCases()])
  learned = await matterModel(startWords(matters), decided)
}

/** Returns the model as it was learned last; before that, what the catalogue alone says. */
export async function learnedModel(): Promise<Rank> {
  learned ??= await matterModel(startWords(await listMatters()))
  return learned
}
