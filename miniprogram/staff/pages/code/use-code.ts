import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { hangingStates } from '../../../../contracts/codes/lifecycle'
import type { StaffCodeView } from '../../../../contracts/codes/staff-views'
import { asApiError, needsSession } from '../../../api/errors'
import { codeOfLaunch } from '../../../places/launch-code'
import { openCasesAt, readCode } from '../../api/staff-codes'
import { type Seen, seenAfter, seenOf } from '../../codes/seen'
import type { Session } from '../../session/use-session'

/** The code that is being dealt with: from the page's link, a scan, or typed. */
export function useCode({ account, expire }: Session) {
  const { params } = useRouter()
  const [seen, setSeen] = useState<Seen>(() => seenOf(codeOfLaunch(params)))
  /** The code for which was written what goes along to this one. */
  const [carried, setCarried] = useState<string>()
  const who = account?.id
  const code = seen.kind === 'looking' ? seen.code : undefined

  // biome-ignore lint/correctness/useExhaustiveDependencies: `expire` is new at every drawing and always the same
  useEffect(() => {
    if (!code || !who) return
    let current = true
    look(code).then(
      next => current && setSeen(next),
      thrown => {
        if (!current) return
        const error = asApiError(thrown)
        if (needsSession(error)) expire()
        else setSeen(seenAfter(error, code))
      }
    )
    return () => {
      current = false
    }
  }, [code, who])

  return {
    seen,
    carried,
    choose(given: string, from?: string) {
      setCarried(from ?? ('code' in seen ? undefined : carried))
      setSeen(seenOf(given))
    },
    close() {
      setCarried(undefined)
      setSeen({ kind: 'none' })
    },
    /** The server's answer to a step is the newest there is. */
    async replace(view: StaffCodeView) {
      setSeen({ kind: 'known', code: view.code, view, openCases: await casesAt(view) })
    }
  }
}

async function look(code: string): Promise<Seen> {
  const view = await readCode(code)
  return { kind: 'known', code: view.code, view, openCases: await casesAt(view) }
}

async function casesAt({ code, state }: StaffCodeView) {
  return (hangingStates as readonly string[]).includes(state) ? openCasesAt(code) : []
}
