import type { MatterView } from '../../../contracts/catalogue/views'
import { type Choice, matching } from '../../fields/choices'

/** Returns what a rule can be about: a major class by its two digits, or one matter. */
export function ruleMatters(matters: readonly MatterView[]): Choice[] {
  const majors = new Map(matters.map(({ code, major }) => [code.slice(0, 2), major.name]))
  return [
    ...[...majors].map(([id, name]) => ({ id, label: `${id} ${name}（整个大类）` })),
    ...matters.map(({ code, name, pinyin }) => ({ id: code, label: `${code} ${name}`, spelt: pinyin }))
  ]
}

/** Searches as everywhere: by name, code or pinyin. */
export function optionsFor(choices: readonly Choice[], typed: string): { value: string; label: string }[] {
  const matches = typed ? matching(choices, typed) : choices
  const all = typed ? [] : [{ value: '', label: '全部事项' }]
  return [...all, ...matches.map(({ id, label }) => ({ value: id, label }))]
}
