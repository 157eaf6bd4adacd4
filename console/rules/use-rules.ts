import { useCallback, useState } from 'react'
import * as rules from '../../contracts/rules/api'
import type { RulesContent, RulesKind } from '../../contracts/rules/kinds'
import { call } from '../api/call'
import { asApiError } from '../api/errors'
import { useSavedDraft } from '../drafts/use-saved-draft'
import { useFetch } from '../fetching/use-fetch'
import { useSend } from '../fetching/use-send'
import { problemsIn } from './check-content'

const everyMs = 60_000

interface SavedRules<K extends RulesKind> {
  /** The version that is being edited. */
  version: number
  content: RulesContent<K>
  note: string
}

/**
 * Returns one kind of rules and this person's edit of it. The edit survives a reload, a new sign-in and a colleague who
 * saves first; in that case the person decides which version holds.
 */
export function useRules<K extends RulesKind>(kind: K) {
  const {
    data: view,
    error,
    loading,
    reload,
    change
  } = useFetch(
    `rules ${kind}`,
    async signal => {
      const read = await call(rules.rules, { params: { kind }, signal, background: true })
      // The server saves only what the schema of this kind accepts.
      return { ...read, content: read.content as RulesContent<K> }
    },
    { everyMs }
  )
  const stored = useSavedDraft<SavedRules<K> | null>(`rules.${kind}`, null)
  const { busy, failure, send } = useSend()
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Record<string, string>>({})
  const [saved, setSaved] = useState<number>()

  const draft = stored.value ?? (view && { version: view.version, content: view.content, note: '' })

  const put = useCallback(
    (edit: (now: SavedRules<K>) => SavedRules<K>) => {
      setSaved(undefined)
      setRefused({})
      stored.edit(now => {
        const begun = now ?? draft
        return begun ? edit(begun) : now
      })
    },
    [stored.edit, draft]
  )

  const edit = useCallback(
    (edited: (now: RulesContent<K>) => RulesContent<K>) => put(now => ({ ...now, content: edited(now.content) })),
    [put]
  )

  function save() {
    if (!draft) return
    const wrong = Object.keys(problemsIn(kind, draft.content)).length > 0
    setTried(wrong)
    if (wrong) return
    send(async () => {
      try {
        const { version, content, note } = draft
        const after = await call(rules.saveRules, { params: { kind }, body: { version, content, note } })
        change(() => ({ ...after, content: after.content as RulesContent<K> }))
        stored.remove()
        setSaved(after.version)
      } catch (refusal) {
        const { code, fields } = asApiError(refusal)
        setRefused(fields)
        if (code === 'rules_changed') reload()
        throw refusal
      }
    })
  }

  return {
    view,
    error,
    loading,
    reload,
    draft,
    edited: stored.value !== null,
    /** A colleague has saved since this person started to edit. */
    overtaken: view !== undefined && stored.value !== null && stored.value.version < view.version,
    edit,
    setNote: (note: string) => put(now => ({ ...now, note })),
    /** Continues with this person's edit on top of the colleague's version. */
    keepMine: () => view && put(now => ({ ...now, version: view.version })),
    dropMine: stored.remove,
    /** Puts the content of an earlier version into this person's edit, to be looked at and saved as a new one. */
    takeUp: (content: RulesContent<K>, note: string) => put(now => ({ ...now, content, note })),
    /** After a failed save the check runs at every keystroke, so that a corrected field is no longer marked. */
    problems: tried && draft ? problemsIn(kind, draft.content) : refused,
    saved,
    busy,
    failure,
    save
  }
}
