import type { CaseAction } from '../../../contracts/cases/workflow'
import type { RulebookContent } from '../../../contracts/rules/rulebooks'

type Own = RulebookContent<'texts'>['texts']

/** An emptied sentence is none: the built-in one holds again. */
export function withText(texts: Own, key: CaseAction, text: string): Own {
  const { [key]: _, ...rest } = texts
  return text === '' ? rest : { ...rest, [key]: text }
}
