import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import type { LimitUnit } from '../../contracts/catalogue/views'
import { inChina } from '../../contracts/china-time'
import { calendarOf, defaultCalendar } from './working-calendar'
import * as time from './working-time'

const addWorkingTime = (from: Date, ms: number) => time.addWorkingTime(from, ms, defaultCalendar)
const workingTimeBetween = (from: Date, to: Date) => time.workingTimeBetween(from, to, defaultCalendar)
const worked = (from: Date, to: Date, unit: LimitUnit) => time.worked(from, to, unit, defaultCalendar)

const at = (chinese: string) => new Date(`${chinese}+08:00`)
const ends = (from: string, limit: number, unit: LimitUnit) =>
  inChina(time.deadline(at(from), limit, unit, defaultCalendar))
    .toISOString()
    .slice(0, 16)

describe('The working calendar', () => {
  it('counts a working hour only while people work', () => {
    assert.equal(ends('2026-11-23T09:00', 2, 'workHour'), '2026-11-23T11:00')
    assert.equal(ends('2026-11-23T11:00', 2, 'workHour'), '2026-11-23T15:00')
    assert.equal(ends('2026-11-23T12:30', 1, 'workHour'), '2026-11-23T15:00')
    assert.equal(ends('2026-11-23T17:30', 1, 'workHour'), '2026-11-24T08:30')
  })

  it('takes eight of them for a working day, over the weekend', () => {
    assert.equal(ends('2026-11-20T09:00', 1, 'workDay'), '2026-11-23T09:00')
    assert.equal(ends('2026-11-21T10:00', 1, 'workDay'), '2026-11-23T18:00')
  })

  it('takes each day on which the city works for one, however many hours it has', () => {
    const short = calendarOf({
      weekdays: [
        [],
        ...Array.from({ length: 4 }, (): [string, string][] => [['09:00', '16:00']]),
        [['09:00', '12:00']],
        []
      ],
      makeUp: [['09:00', '12:00']],
      days: []
    })
    const due = (from: string, limit: number) => inChina(time.deadline(at(from), limit, 'workDay', short)).toISOString()
    assert.equal(due('2026-11-23T09:00', 5), '2026-11-27T12:00:00.000Z')
    assert.equal(due('2026-11-23T12:30', 5), '2026-11-30T12:30:00.000Z')
    assert.equal(due('2026-11-27T10:30', 1), '2026-11-30T12:30:00.000Z')
    assert.equal(due('2026-11-21T10:00', 1), '2026-11-23T16:00:00.000Z')
    // What is left of a paused limit is measured by the same days.
    const left = time.worked(at('2026-11-25T09:00'), at('2026-11-27T12:00'), 'workDay', short)
    assert.equal(left, 3 * 8 * 3_600_000)
    assert.equal(
      inChina(time.addTime(at('2026-11-30T09:00'), left, 'workDay', short))
        .toISOString()
        .slice(0, 16),
      '2026-12-02T16:00'
    )
    // Hours stay hours.
    assert.equal(
      inChina(time.deadline(at('2026-11-23T09:00'), 8, 'workHour', short))
        .toISOString()
        .slice(0, 16),
      '2026-11-24T10:00'
    )
  })

  it('rests on State Council holidays and works on make-up days', () => {
    // National Day and Mid-Autumn 2025: 1–8 October off, Sunday 28 September and Saturday 11 October on.
    assert.equal(ends('2025-09-30T17:00', 2, 'workHour'), '2025-10-09T09:00')
    assert.equal(ends('2025-09-27T10:00', 1, 'workHour'), '2025-09-28T09:00')
    assert.equal(ends('2025-10-10T17:00', 2, 'workHour'), '2025-10-11T09:00')
  })

  it('crosses the new year', () => {
    // 1 January 2026 is a holiday; its make-up day is Sunday 4 January.
    assert.equal(ends('2025-12-31T17:00', 2, 'workHour'), '2026-01-04T09:00')
  })

  it('lets urgent units run through the night and the holidays', () => {
    assert.equal(ends('2025-09-30T23:30', 2, 'urgentHour'), '2025-10-01T01:30')
    assert.equal(ends('2025-10-01T10:00', 1, 'urgentDay'), '2025-10-02T10:00')
  })

  const moment = fc.date({ min: at('2024-01-01T00:00'), max: at('2026-11-30T00:00'), noInvalidDate: true })
  const minutes = fc.integer({ min: 1, max: 60 * 8 * 12 }).map(count => count * 60_000)

  it('gives back what was added when it measures again', () => {
    fc.assert(
      fc.property(moment, minutes, (from, ms) => workingTimeBetween(from, addWorkingTime(from, ms)) === ms),
      { numRuns: 300 }
    )
  })

  it('ends a limit also where the city has taken every day that it may out of a short week', () => {
    const saturday = Date.UTC(2026, 10, 28)
    const calendar = calendarOf({
      weekdays: [[], [], [], [], [], [], [['00:00', '08:00']]],
      makeUp: [['08:00', '12:00']],
      days: Array.from({ length: 400 }, (_, week) => ({
        day: new Date(saturday + week * 7 * 86_400_000).toISOString().slice(0, 10),
        work: false,
        note: ''
      }))
    })
    const end = time.addWorkingTime(at('2026-11-27T09:00'), 7 * 24 * 3_600_000, calendar)
    assert.equal(inChina(end).getUTCDay(), 6)
    assert.ok(end > at('2034-07-01T00:00') && end < at('2035-07-01T00:00'), end.toISOString())
  })

  it('never ends outside working time', () => {
    fc.assert(
      fc.property(moment, minutes, (from, ms) => {
        const end = inChina(addWorkingTime(from, ms))
        const minute =
          end.getUTCHours() * 60 + end.getUTCMinutes() + end.getUTCSeconds() / 60 + end.getUTCMilliseconds() / 60_000
        const periods = defaultCalendar.periodsOn(end.toISOString().slice(0, 10))
        return periods.some(([open, close]) => minute > open && minute <= close)
      }),
      { numRuns: 300 }
    )
  })

  it('never ends earlier for a later start or a longer limit', () => {
    fc.assert(
      fc.property(moment, minutes, minutes, (from, ms, more) => {
        const end = addWorkingTime(from, ms)
        return addWorkingTime(from, ms + more) >= end && addWorkingTime(new Date(from.getTime() + more), ms) >= end
      }),
      { numRuns: 300 }
    )
  })

  it('measures a limit by the clock of its unit', () => {
    const [from, to] = [at('2026-11-20T17:00'), at('2026-11-23T09:00')]
    assert.equal(worked(from, to, 'workHour'), 2 * 3_600_000)
    assert.equal(worked(from, to, 'urgentHour'), 64 * 3_600_000)
    assert.equal(worked(to, from, 'workDay'), 0)
  })

  it('keeps all of this whatever hours and days a city sets', () => {
    const hours = fc
      .uniqueArray(fc.integer({ min: 0, max: 24 }), { minLength: 2, maxLength: 6 })
      .map(list => [...list].sort((one, other) => one - other))
      .map(list => list.slice(0, list.length - (list.length % 2)))
      .map(list =>
        Array.from({ length: list.length / 2 }, (_, index): [string, string] => [
          `${String(list[2 * index]).padStart(2, '0')}:00`,
          `${String(list[2 * index + 1]).padStart(2, '0')}:00`
        ])
      )
    const cities = fc
      .record({
        weekdays: fc.array(hours, { minLength: 7, maxLength: 7 }),
        makeUp: hours,
        days: fc.uniqueArray(
          fc.record({
            day: fc.integer({ min: 1, max: 28 }).map(day => `2026-02-${String(day).padStart(2, '0')}`),
            work: fc.boolean(),
            note: fc.constant('')
          }),
          { selector: ({ day }) => day }
        )
      })
      .map(calendarOf)
    const start = fc.date({ min: at('2026-01-25T00:00'), max: at('2026-03-05T00:00'), noInvalidDate: true })
    fc.assert(
      fc.property(cities, start, minutes, (city, from, ms) => {
        const end = time.addWorkingTime(from, ms, city)
        const chinese = inChina(end)
        const minute = (chinese.getTime() - Date.parse(chinese.toISOString().slice(0, 10))) / 60_000
        const onDay = (day: Date, at: number) =>
          city.periodsOn(day.toISOString().slice(0, 10)).some(([open, close]) => at > open && at <= close)
        // A period that ends at midnight ends on the day before.
        const inside = onDay(chinese, minute) || (minute === 0 && onDay(new Date(chinese.getTime() - 1), 1440))
        const inDays = time.addTime(from, ms, 'workDay', city)
        const close = Math.abs(time.worked(from, inDays, 'workDay', city) - ms) < 60_000
        return inside && time.workingTimeBetween(from, end, city) === ms && close
      }),
      { numRuns: 300 }
    )
  })
})
