import type { RulesContent, RulesKind, RulesView } from '../../contracts/rules/kinds'

export interface FormProps<K extends RulesKind> {
  view: RulesView
  content: RulesContent<K>
  edit: (change: (now: RulesContent<K>) => RulesContent<K>) => void
  /** The problems, by dotted path. */
  problems: Record<string, string>
  readOnly: boolean
  /** Shown beside the edited version only for comparison. */
  beside?: true
}
