import type { RulebookContent, RulebookKind } from '../../contracts/rules/rulebooks'

const workday: [string, string][] = [
  ['08:00', '12:00'],
  ['14:00', '18:00']
]

/**
 * What holds until a city sets its own: 08:00–12:00 and 14:00–18:00 from Monday to Friday; 15 minutes for each desk
 * and 30 for a look on site, day and night, which is the practice of the field (docs/decisions/0003).
 */
export const defaultRulebooks: { [K in RulebookKind]: RulebookContent<K> } = {
  calendar: { weekdays: [[], workday, workday, workday, workday, workday, []], makeUp: workday, days: [] },
  stages: {
    minutes: { acceptance: 15, verification: 30, filing: 15, dispatch: 15, check: 30, closing: 15 },
    workingTime: false
  },
  dispatch: { rules: [] },
  texts: { texts: {} }
}
