import { useCallback, useState } from 'react'
import type { RulebookContent, RulebookKind } from '../../contracts/rules/rulebooks'
import { asApiError } from '../api/request'
import { fetchRulebook, saveRulebook } from '../api/rules'
import { useFetch } from '../shared/use-fetch'
import { useKept } from '../shared/use-kept'
import { useLookAgain } from '../shared/use-look-again'
import { useSend } from '../shared/use-send'
import { problemsIn } from './check-content'

interface Kept<K extends RulebookKind> {
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
  } = useFetch(`rulebook ${kind}`, async signal => {
    const found = await fetchRulebook(kind, signal)
    // The server keeps nothing that its kind's schema refuses.
    return { ...found, content: found.content as RulebookContent<K> }
  })
  const kept = useKept<Kept<K> | null>(`rules.${kind}`, null)
  const { busy, failure, send } = useSend()
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Record<string, string>>({})
  const [saved, setSaved] = useState<number>()
  useLookAgain(reload)

  const draft = kept.value ?? (view && { version: view.version, content: view.content, note: '' })

  const put = useCallback(
    (edit: (now: Kept<K>) => Kept<K>) => {
      setSaved(undefined)
      setRefused({})
      kept.edit(now => {
        const begun = now ?? draft
        return begun ? edit(begun) : now
      })
    },
    [kept.edit, draft]
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
        const after = await saveRulebook(kind, draft.version, draft.content, draft.note)
        change(() => ({ ...after, content: after.content as RulebookContent<K> }))
        kept.drop()
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
    edited: kept.value !== null,
    /** Somebody has saved since this person began. */
    overtaken: view !== undefined && kept.value !== null && kept.value.version < view.version,
    edit,
    setNote: (note: string) => put(now => ({ ...now, note })),
    /** Goes on with what was typed, in place of what the colleague saved. */
    keepMine: () => view && put(now => ({ ...now, version: view.version })),
    dropMine: kept.drop,
    /** Looked for anew with every key once a saving has failed, so that what is mended stops being red. */
    problems: tried && draft ? problemsIn(kind, draft.content) : refused,
    saved,
    busy,
    failure,
    save
  }
}
