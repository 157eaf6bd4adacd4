import { useCallback, useState } from 'react'
import * as rules from '../../contracts/rules/api'
import type { RulebookContent, RulebookKind } from '../../contracts/rules/rulebooks'
import { call } from '../api/call'
import { asApiError } from '../api/errors'
import { useSavedDraft } from '../drafts/use-saved-draft'
import { useFetch } from '../fetching/use-fetch'
import { useSend } from '../fetching/use-send'
import { problemsIn } from './check-content'

const everyMs = 60_000

interface SavedRulebook<K extends RulebookKind> {
  /** The version that is being edited. */
  version: number
  content: RulebookContent<K>
  note: string
}

/**
 * One rulebook and what somebody is making of it. What was typed outlives a reload, a new sign-in and a colleague who
 * saves first: then it waits until the person has decided what holds.
 */
export function useRulebook<K extends RulebookKind>(kind: K) {
  const {
    data: view,
    error,
    loading,
    reload,
    change
  } = useFetch(
    `rulebook ${kind}`,
    async signal => {
      const rulebook = await call(rules.rules, { params: { kind }, signal })
      // The server keeps nothing that its kind's schema refuses.
      return { ...rulebook, content: rulebook.content as RulebookContent<K> }
    },
    { everyMs }
  )
  const stored = useSavedDraft<SavedRulebook<K> | null>(`rules.${kind}`, null)
  const { busy, failure, send } = useSend()
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Record<string, string>>({})
  const [saved, setSaved] = useState<number>()

  const draft = stored.value ?? (view && { version: view.version, content: view.content, note: '' })

  const put = useCallback(
    (edit: (now: SavedRulebook<K>) => SavedRulebook<K>) => {
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
    (edited: (now: RulebookContent<K>) => RulebookContent<K>) => put(now => ({ ...now, content: edited(now.content) })),
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
        change(() => ({ ...after, content: after.content as RulebookContent<K> }))
        stored.remove()
        setSaved(after.version)
      } catch (refusal) {
        const { code, fields } = asApiError(refusal)
        setRefused(fields)
        if (code === 'rulebook_changed') reload()
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
    /** Somebody has saved since this person began. */
    overtaken: view !== undefined && stored.value !== null && stored.value.version < view.version,
    edit,
    setNote: (note: string) => put(now => ({ ...now, note })),
    /** Goes on with what was typed, in place of what the colleague saved. */
    keepMine: () => view && put(now => ({ ...now, version: view.version })),
    dropMine: stored.remove,
    /** Looked for anew with every key once a saving has failed, so that what is mended stops being red. */
    problems: tried && draft ? problemsIn(kind, draft.content) : refused,
    saved,
    busy,
    failure,
    save
  }
}
