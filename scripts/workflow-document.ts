import { type CaseState, caseStates } from '../contracts/cases/states'
import { type CaseAction, stepOf, steps } from '../contracts/cases/workflow'
import { roles } from '../contracts/staff/roles'

const actions = Object.keys(steps) as CaseAction[]
const nameOf = (actor: string) =>
  actor === 'resident' ? '市民' : actor === 'system' ? '系统' : roles[actor as keyof typeof roles]
const clocks = { start: 'starts', stop: 'stops', pause: 'pauses', resume: 'resumes', extend: 'extended' } as const

/** One arrow for all steps between the same two states, so that the picture stays readable. */
function arrows(): string[] {
  const labels = new Map<string, string[]>()
  for (const action of actions) {
    const { from, to, label } = stepOf(action)
    if (to === 'same') continue
    const sources = from.length === 0 ? ['[*]'] : from.map(state => caseStates[state])
    const target = to === 'before' ? caseStates.handling : caseStates[to]
    for (const source of sources)
      labels.set(`${source} --> ${target}`, [...(labels.get(`${source} --> ${target}`) ?? []), label])
  }
  return Array.from(labels, ([arrow, words]) => `  ${arrow}: ${words.join(' / ')}`)
}

function row(action: CaseAction): string {
  const { label, from, to, by, clock, told, independent } = stepOf(action)
  const states = (list: readonly CaseState[]) =>
    list.length > 9 ? 'any open state' : list.map(state => caseStates[state]).join('、')
  const target = to === 'same' ? 'stays' : to === 'before' ? 'as before suspension' : caseStates[to]
  const who = by.map(nameOf).join('、') + (independent ? ' (independent)' : '')
  return `| \`${action}\` | ${label} | ${states(from) || '—'} | ${target} | ${who} | ${clock ? clocks[clock] : ''} | ${told ?? ''} |`
}

/** docs/workflow.md, made from the table that everything else is made from. `npm run docs` writes it. */
export function workflowDocument(): string {
  return `# The workflow

Generated from \`contracts/cases/workflow.ts\` by \`npm run docs\`; a test compares the two.

\`\`\`mermaid
stateDiagram-v2
${arrows().join('\n')}
\`\`\`

恢复办理 goes back to the state the case was in before it was suspended.

| step | 中文 | from | to | by | handling clock | the resident reads |
|---|---|---|---|---|---|---|
${actions.map(row).join('\n')}
`
}
