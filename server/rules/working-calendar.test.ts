import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { defaultRules } from './defaults'
import { isStatutory } from './statutory-days'
import { calendarOf, defaultCalendar, knownYears } from './working-calendar'

/**
 * Weekdays off and weekend days on, as the General Office of the State Council published them for each year. Written
 * here independently of the package that the product uses.
 */
const published: Record<number, { off: string; on: string }> = {
  2024: {
    off: '01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07',
    on: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'
  },
  2025: {
    off: '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08',
    on: '01-26 02-08 04-27 09-28 10-11'
  },
  2026: {
    off: '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07',
    on: '01-04 02-14 02-28 05-09 09-20 10-10'
  }
}

function daysOf(year: number): { day: string; weekend: boolean }[] {
  const days: { day: string; weekend: boolean }[] = []
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const date = new Date(at)
    days.push({ day: date.toISOString().slice(0, 10), weekend: [0, 6].includes(date.getUTCDay()) })
  }
  return days
}

const works = (calendar: typeof defaultCalendar, day: string) => calendar.periodsOn(day).length > 0

describe('The calendar of the State Council', () => {
  for (const [year, { off, on }] of Object.entries(published)) {
    it(`of ${year} is kept day by day`, () => {
      const [free, busy] = [off, on].map(list => new Set(list.split(' ').map(day => `${year}-${day}`)))
      for (const { day, weekend } of daysOf(Number(year))) {
        const expected = weekend ? Boolean(busy?.has(day)) : !free?.has(day)
        assert.equal(works(defaultCalendar, day), expected, day)
      }
    })
  }

  /** The days off by law; the lunar ones come from an almanac. */
  const statutory: Record<number, string> = {
    2025: '01-01 01-28 01-29 01-30 01-31 04-04 05-01 05-02 05-31 10-01 10-02 10-03 10-06',
    2026: '01-01 02-16 02-17 02-18 02-19 04-05 05-01 05-02 06-19 09-25 10-01 10-02 10-03',
    2027: '01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03'
  }

  for (const [year, days] of Object.entries(statutory)) {
    it(`has the days that are off by law in ${year}`, () => {
      const off = daysOf(Number(year)).filter(({ day }) => isStatutory(day))
      assert.deepEqual(off.map(({ day }) => day.slice(5)).join(' '), days)
      for (const { day } of off) assert.ok(!works(defaultCalendar, day), day)
    })
  }

  it('of a year that is not known is the week with what is off by law, and the city is told', () => {
    assert.deepEqual(knownYears(2024, 2026), [2024, 2025, 2026])
    const unknown = 2060
    assert.deepEqual(knownYears(unknown, unknown), [])
    for (const { day, weekend } of daysOf(unknown))
      assert.equal(works(defaultCalendar, day), !weekend && !isStatutory(day), day)
  })
})

describe('A city’s own calendar', () => {
  it('comes before the State Council’s: days of its own off and on, with the make-up day’s hours', () => {
    const calendar = calendarOf({
      ...defaultRules.calendar,
      makeUp: [['09:00', '12:00']],
      days: [
        { day: '2027-02-08', work: false, note: '春节' },
        { day: '2027-02-13', work: true, note: '补班' },
        { day: '2026-10-01', work: true, note: '值守' }
      ]
    })
    assert.deepEqual(calendar.periodsOn('2027-02-08'), [])
    assert.deepEqual(calendar.periodsOn('2027-02-13'), [[540, 720]])
    assert.deepEqual(calendar.periodsOn('2026-10-01'), [
      [480, 720],
      [840, 1080]
    ])
    assert.deepEqual(calendar.periodsOn('2026-10-10'), [[540, 720]])
  })

  it('may have other hours on every weekday, up to midnight', () => {
    const weekdays = defaultRules.calendar.weekdays.map((periods, day): typeof periods =>
      day === 5 ? [['08:00', '24:00']] : periods
    )
    const calendar = calendarOf({ ...defaultRules.calendar, weekdays })
    assert.deepEqual(calendar.periodsOn('2026-11-27'), [[480, 1440]])
    assert.deepEqual(calendar.periodsOn('2026-11-28'), [])
  })
})
