import type { CaseAction } from '../../../contracts/cases/workflow'
import type { RulesContent } from '../../../contracts/rules/kinds'

type Own = RulesContent<'texts'>['texts']

/** Sets the city's own sentence. An empty one is removed, so that the built-in sentence is used again. */
export function withText(texts: Own, key: CaseAction, text: string): Own {
  const { [key]: _, ...rest } = texts
  return text === '' ? rest : { ...rest, [key]: text }
}
