import type { FactName } from '../contracts/cases/facts'
import { type CaseState, caseStates, isOpen, openStates, stateOf, states } from '../contracts/cases/states'
import { allActions, type CaseAction, stepOf } from '../contracts/cases/workflow'
import { stages } from '../contracts/rules/stages'
import { roles } from '../contracts/staff/roles'

const nameOf = (actor: string) =>
  actor === 'resident' ? '市民' : actor === 'system' ? '系统' : roles[actor as keyof typeof roles]
const clocks = {
  start: 'starts',
  stop: 'stops',
  pause: 'pauses',
  resume: 'resumes',
  extend: 'extended',
  restart: 'starts anew',
  recount: 'counted anew',
  clear: 'cleared'
} as const

/** Joins all steps between the same two states into one arrow, so that the picture stays readable. */
function arrows(): string[] {
  const labels = new Map<string, string[]>()
  for (const action of allActions) {
    const { from, to, label } = stepOf(action)
    if (to === 'same') continue
    const sources = from.length === 0 ? ['[*]'] : from.map(state => caseStates[state])
    for (const source of sources) {
      const before = source === caseStates.suspended ? 'handling' : 'submitted'
      const target = caseStates[to === 'before' ? before : to]
      labels.set(`${source} --> ${target}`, [...(labels.get(`${source} --> ${target}`) ?? []), label])
    }
  }
  return Array.from(labels, ([arrow, words]) => `  ${arrow}: ${words.join(' / ')}`)
}

function stateRow(state: CaseState): string {
  const { label, residentLabel, open, stage, holder } = stateOf(state)
  const next = holder === 'department' ? '部门' : holder && nameOf(holder)
  return `| \`${state}\` | ${label} | ${residentLabel} | ${open ? 'yes' : ''} | ${next ?? ''} | ${stage ? stages[stage] : ''} |`
}

function stepRow(action: CaseAction): string {
  const { label, from, to, by, clock, facts = {}, told, independent } = stepOf(action)
  const names = (list: readonly CaseState[]) => {
    const whileOpen = openStates.every(state => list.includes(state))
    const named = list.filter(state => !whileOpen || !isOpen(state)).map(state => caseStates[state])
    return [...(whileOpen ? ['any open state'] : []), ...named].join('、')
  }
  const target = to === 'same' ? 'stays' : to === 'before' ? 'as before' : caseStates[to]
  const who = by.map(nameOf).join('、') + (independent ? ' (independent)' : '')
  const left = (Object.keys(facts) as FactName[]).map(fact => `\`${fact}\``).join(', ')
  return `| \`${action}\` | ${label} | ${names(from) || '—'} | ${target} | ${who} | ${clock ? clocks[clock] : ''} | ${left} | ${told ?? ''} |`
}

/** docs/workflow.md, made from the tables that everything else is made from. `npm run docs` writes it. */
export function workflowDocument(): string {
  return `# The workflow

Generated from \`contracts/cases/workflow.ts\` and \`states.ts\` by \`npm run docs\`; a test compares them.

\`\`\`mermaid
stateDiagram-v2
${arrows().join('\n')}
\`\`\`

恢复办理 and 撤销决定 go back to the state the case was in before it was suspended or ended.

## States

| state | 中文 | in a resident’s words | open | who acts next | stage with a clock |
|---|---|---|---|---|---|
${(Object.keys(states) as CaseState[]).map(stateRow).join('\n')}

## Steps

| step | 中文 | from | to | by | handling clock | facts in the history | the resident reads |
|---|---|---|---|---|---|---|---|
${allActions.map(stepRow).join('\n')}
`
}
