import type { RulesContent, RulesKind } from '../../contracts/rules/kinds'

const workday: [string, string][] = [
  ['08:00', '12:00'],
  ['14:00', '18:00']
]

/**
 * The rules until a city sets its own: work from 08:00 to 12:00 and from 14:00 to 18:00, Monday to Friday; 15 minutes
 * for each desk and 30 for a look on site, day and night. This is the practice of the field (docs/decisions/0003).
 */
export const defaultRules: { [K in RulesKind]: RulesContent<K> } = {
  calendar: { weekdays: [[], workday, workday, workday, workday, workday, []], makeUp: workday, days: [] },
  stages: {
    minutes: { acceptance: 15, verification: 30, filing: 15, dispatch: 15, check: 30, closing: 15 },
    workingTime: false
  },
  dispatch: { rules: [] },
  texts: { texts: {} }
}
