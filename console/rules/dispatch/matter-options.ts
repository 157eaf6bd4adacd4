import type { MatterView } from '../../../contracts/catalogue/views'
import { type Choice, matching } from '../../shared/choices'

/** What a rule can be about: everything, a major class by its two digits, or one matter. */
export function ruleMatters(matters: readonly MatterView[]): Choice[] {
  const majors = new Map(matters.map(({ code, major }) => [code.slice(0, 2), major.name]))
  return [
    ...[...majors].map(([id, name]) => ({ id, label: `${id} ${name}（整个大类）` })),
    ...matters.map(({ code, name, pinyin }) => ({ id: code, label: `${code} ${name}`, spelt: pinyin }))
  ]
}

/** The same search as everywhere: by name, code, pinyin. */
export function optionsFor(choices: readonly Choice[], typed: string): { value: string; label: string }[] {
  const found = typed ? matching(choices, typed) : choices
  const all = typed ? [] : [{ value: '', label: '全部事项' }]
  return [...all, ...found.map(({ id, label }) => ({ value: id, label }))]
}
