import { readSettings } from '../../../config/server'
import { wordsInForce } from '../../catalogue/catalogue'
import { exam, marksOf } from '../../catalogue/proposing/exam'
import { matterModel } from '../../catalogue/proposing/matter-model'
import { connectDatabase } from '../../db/connect'
import { setSettings } from '../../settings'
import { decidedCases } from './learned-model'

/**
 * `npm run try:matters`: how often the right matter is proposed first and among the first five; for the exam's sentences,
 * and for the newest fifth of the city's decided cases, by a model that learned from the others.
 */
const settings = readSettings()
setSettings(settings)
const { dataDir, mongodbUrl } = settings

function print(what: string, count: number, { first, amongFive }: ReturnType<typeof marksOf>) {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  console.log(`${what}（${count} 句）：第一个就对 ${percent(first)}，前五个里有 ${percent(amongFive)}`)
}

try {
  const database = await connectDatabase({ dataDir, ...(mongodbUrl && { url: mongodbUrl }) })
  const read = Promise.all([wordsInForce(), decidedCases()])
  const [{ matters }, decided] = await read.finally(() => database.close())
  if (matters.length === 0) throw new Error('还没有事项目录，请先导入：npm run setup')
  print('考题', exam.length, marksOf(await matterModel(matters)))
  const asked = decided.slice(0, Math.floor(decided.length / 5))
  if (asked.length === 0) throw new Error('本市还没有足够的已受理案卷，暂时只看考题')
  const cases = asked.map(({ text, matter }) => ({ text, matters: [matter] }))
  const learned = await matterModel(matters, decided.slice(asked.length))
  print('本市最近的案卷', cases.length, marksOf(learned, cases))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
