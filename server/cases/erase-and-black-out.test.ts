import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { erasedWords } from '../../contracts/cases/erased-words'
import { aCity } from '../test/a-city'
import { testApi } from '../test/api'
import { aCase, moverOf } from '../test/factories'
import { eraseFromCase } from './erase-from-case'
import { CaseModel } from './model'
import { replaceWords } from './replace-words'
import { moveCase } from './steps/move-case'

const resident = '0'.repeat(23)

describe('Words that are blacked out at the very moment when somebody is forgotten', () => {
  testApi()
  before(aCity)

  const reportedWords = async () => new Map()
  const stored = (_id: unknown) => CaseModel.findById(_id).select('+search').orFail().lean()
  /** Forgets somebody; `meanwhile` comes between reading the case and writing it. */
  const erase = (_id: Awaited<ReturnType<typeof aCase>>['_id'], meanwhile: () => Promise<unknown>) => {
    let first: (() => Promise<unknown>) | undefined = meanwhile
    const deletePhotos = async () => {
      const now = first
      first = undefined
      await now?.()
      return new Set<string>()
    }
    const who = `${resident}1`
    return eraseFromCase(_id, {
      resident: who,
      as: 'erased:1',
      words: false,
      openingErased: false,
      reportedWords,
      deletePhotos
    })
  }

  it('stay black in the case, in an entry of its history and in what it is found by', async () => {
    const { _id } = await aCase({ text: '龘某占道', resident: `${resident}1` })
    await erase(_id, () => replaceWords(_id, { opening: '███占道', reportedWords }))
    const { text, search, history } = await stored(_id)
    assert.equal(text, '███占道')
    assert.ok(!JSON.stringify(search).includes('龘'))
    assert.ok(history.some(({ by }) => by.id === 'erased:1'))
  })

  it('stay black when another entry is blacked out, too', async () => {
    const opened = await aCase({ text: '占道经营', resident: `${resident}1` })
    const form = { note: '靐某在店里' }
    const moved = await moveCase(opened, {
      action: 'comment',
      form,
      mover: moverOf('operator'),
      now: new Date()
    } as never)
    const at = moved.history.findIndex(({ words }) => words === '靐某在店里')
    assert.ok(at > 0)
    await replaceWords(moved._id, { opening: '占道经营', reportedWords })
    assert.ok(JSON.stringify((await stored(moved._id)).search).includes('靐'))
    await erase(moved._id, () => replaceWords(moved._id, { entry: { at, words: '███在店里' }, reportedWords }))
    const { search, history } = await stored(moved._id)
    assert.equal(history[at]?.words, '███在店里')
    assert.ok(!JSON.stringify(search).includes('靐'))
    assert.notEqual(history[at]?.words, erasedWords)
  })
})
