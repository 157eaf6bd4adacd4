import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { dimensions } from '../../contracts/statistics/dimensions'
import { countAllAnew } from '../cases/counted'
import { CaseModel } from '../cases/model'
import { calendarsOfThePast } from '../rules/calendar-at'
import { testApi } from '../test/api'
import { aCatalogue, aCell, aDepartment, aStaff, dutyGrid } from '../test/factories'
import { type Chance, chance } from '../test/made-up/chance'
import { randomLives } from '../test/random-lives'
import { addUp } from './add-up'
import type { DaySheet } from './asked'
import { countCases } from './count-cases'
import { countEverything } from './count-everything'
import { factsOf } from './facts-of'
import { fillDays } from './fill-days'
import { fillSheet } from './fill-sheet'
import { CaseFactsModel, FigureDayModel, FigureSheetModel } from './model'
import { forgetSheets, readSheets } from './read-sheets'
import { placeMemory } from './seen-before'

/** 10,000 in a long run; the suites take fewer. */
const steps = Number(process.env.FIGURE_STEPS ?? 200)
const begin = new Date('2025-09-25T09:00:00+08:00')
const everything = { from: '2025-01-01', to: '2027-12-31' }
const now = new Date('2027-06-01T00:00:00+08:00')

class Killed extends Error {}
type Written = Record<string, (...given: unknown[]) => unknown>

/** Lets one write in `oneOf` be the last thing a process does: before it arrives, or after it arrived and nobody heard. */
function killing(by: Chance, oneOf: number) {
  const places: [object, string][] = [
    [CaseModel.collection, 'bulkWrite'],
    [CaseFactsModel.collection, 'bulkWrite'],
    [CaseFactsModel.collection, 'insertMany'],
    [CaseFactsModel.collection, 'updateMany'],
    [FigureDayModel.collection, 'bulkWrite'],
    [FigureDayModel, 'updateOne'],
    [FigureSheetModel, 'updateOne'],
    [FigureSheetModel.collection, 'insertOne']
  ]
  let kills = 0
  const undo = places.map(([owner, name]) => {
    const written = owner as Written
    const original = written[name]
    written[name] = async function (this: unknown, ...given: unknown[]) {
      const [dies, arrives] = [by.below(oneOf) === 0, by.below(2) === 0]
      if (dies) kills += 1
      if (dies && !arrives) throw new Killed()
      const result = await original?.apply(this, given)
      if (dies) throw new Killed()
      return result
    }
    return () => {
      if (original) written[name] = original
    }
  })
  return {
    kills: () => kills,
    end() {
      for (const each of undo) each()
    }
  }
}

const unlessKilled = (error: unknown) => {
  if (!(error instanceof Killed)) throw error
}

describe('What is counted of many lives', () => {
  testApi()

  before(async () => {
    await aCatalogue()
    await aCell()
    for (const id of ['municipal', 'sanitation']) await aDepartment(id)
    await aStaff({ roles: ['collector'], dutyGrids: [dutyGrid] })
  })

  /** The numbers as the histories alone say them, by every dimension. */
  async function fromHistories() {
    const calendarAt = await calendarsOfThePast()
    const facts = (await CaseModel.find().lean()).map(theCase => factsOf(theCase, calendarAt))
    const memory = placeMemory(facts.length * 10)
    const days = [...new Set(facts.flatMap(each => each.days))].sort()
    return numbersOf(
      days.map(day => {
        const ofDay = facts.filter(each => each.days.includes(day))
        const { sheet } = fillSheet(day, ofDay)
        return { day, filled: 1, sheet, again: memory.seenBefore(day, sheet.spots) }
      })
    )
  }

  const numbersOf = (sheets: readonly DaySheet[]) =>
    (Object.keys(dimensions) as (keyof typeof dimensions)[]).flatMap(by =>
      (['owed', 'due', 'started'] as const).map(basis => {
        const { rows: sums } = addUp(sheets, { by, basis, now, scope: 'all' })
        return [by, basis, [...sums].sort(([one], [other]) => (one < other ? -1 : 1))] as const
      })
    )

  async function stored() {
    forgetSheets()
    return numbersOf(await readSheets(everything))
  }

  it('is what the histories say after random steps, with kills in between and several processes at once', async () => {
    const by = chance(Number(process.env.FIGURE_SEED ?? 7))
    const lives = randomLives(by, begin)
    const deaths = killing(by, 5)
    let taken = 0
    try {
      while (taken < steps) {
        const some = await Promise.all([
          lives.live(),
          ...Array.from({ length: 3 }, () => countCases(1 + by.below(20)).catch(unlessKilled)),
          ...Array.from({ length: 2 }, () => fillDays(1 + by.below(5)).catch(unlessKilled))
        ])
        if (some[0] === true) taken += 1
      }
    } finally {
      deaths.end()
    }
    assert.ok(deaths.kills() > steps / 10, `${deaths.kills()} kills`)
    await countEverything()
    const [wanted, found] = [await fromHistories(), await stored()]
    assert.deepEqual(found, wanted)
    const [, , [[, { counts }] = assert.fail()]] = wanted[0] ?? assert.fail()
    // The lives got far enough that the comparison says something.
    assert.ok(
      counts.close > 0 && counts.rework > 0 && counts.returned + counts.redispatched > 0,
      JSON.stringify(counts)
    )
  })

  it('is the same number for number when it is built anew, with what there is and from nothing', async () => {
    const before = await stored()
    await countAllAnew()
    await countEverything()
    assert.deepEqual(await stored(), before)
    for (const model of [CaseFactsModel, FigureDayModel, FigureSheetModel]) await model.collection.deleteMany({})
    await countAllAnew()
    await countEverything()
    assert.deepEqual(await stored(), before)
  })

  it('comes by itself for cases of an earlier version, which nobody has counted', async () => {
    const before = await stored()
    for (const model of [CaseFactsModel, FigureDayModel, FigureSheetModel]) await model.collection.deleteMany({})
    await CaseModel.collection.updateMany({}, { $unset: { counted: '' } })
    assert.equal(await countEverything(), await CaseModel.countDocuments())
    assert.deepEqual(await stored(), before)
    assert.equal(await countCases(), 0)
  })

  it('stays when the histories say nothing new: no sheet is filled again', async () => {
    await CaseModel.collection.updateMany({}, { $set: { counted: 0 } })
    await countCases()
    assert.equal(await FigureDayModel.countDocuments({ toFill: true }), 0)
  })
})
