import type { DispatchTrial, RulebookKind, RulebookView } from '../../contracts/rules/rulebooks'
import { request } from './request'

export function fetchRulebook(kind: RulebookKind, signal?: AbortSignal) {
  return request<RulebookView>('GET', `/api/staff/rulebooks/${kind}`, { signal })
}

/** `version` is the one that was edited; the server refuses it with 409 when somebody has saved since. */
export function saveRulebook(kind: RulebookKind, version: number, content: unknown, note: string) {
  return request<RulebookView>('POST', `/api/staff/rulebooks/${kind}`, { body: { version, content, note } })
}

/** What rules would do that need not be saved yet. */
export function tryDispatch(trial: object, signal?: AbortSignal) {
  return request<DispatchTrial>('POST', '/api/staff/dispatch-trials', { body: trial, signal })
}
