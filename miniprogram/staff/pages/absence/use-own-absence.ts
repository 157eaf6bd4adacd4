import { useRef, useState } from 'react'
import { chinaDay } from '../../../../contracts/china-time'
import type { Absence } from '../../../../contracts/staff/absence'
import { asApiError, needsSession } from '../../../api/errors'
import { readAbsence, sayAbsence } from '../../api/own-absence'
import { useSaved } from '../../saved/use-saved'
import type { Session } from '../../session/use-session'

/** My absence as the server knows it, and the days that I choose. */
export function useOwnAbsence(session: Session) {
  const saved = useSaved(session, 'absence', readAbsence)
  const today = chinaDay(Date.now())
  const [chosen, setChosen] = useState<Partial<Absence>>({})
  const [trouble, setTrouble] = useState<string>()
  const [done, setDone] = useState<string>()
  const asking = useRef(false)
  const [busy, setBusy] = useState(false)
  const days = saved.data?.days ?? null
  const from = chosen.from ?? days?.from ?? today
  const to = chosen.to ?? days?.to ?? from

  const say = async (said: Absence | null) => {
    if (asking.current) return
    asking.current = true
    setBusy(true)
    setTrouble(undefined)
    setDone(undefined)
    try {
      saved.replace(await sayAbsence(said))
      setChosen({})
      setDone(said ? '已经记下。这几天不会再给您派任务。' : '已经记下：您回来上班了。')
    } catch (thrown) {
      const error = asApiError(thrown)
      if (needsSession(error)) session.expire()
      else
        setTrouble(
          error.fields?.days ?? (error.code === 'offline' ? '网络不通，没有记下。有信号时请再按一次。' : error.message)
        )
    } finally {
      asking.current = false
      setBusy(false)
    }
  }

  return {
    saved,
    days,
    today,
    from,
    to,
    trouble,
    done,
    busy,
    setFrom: (day: string) => setChosen({ ...chosen, from: day, ...(to < day && { to: day }) }),
    setTo: (day: string) => setChosen({ ...chosen, to: day }),
    leave: () => void say({ from, to }),
    comeBack: () => void say(null)
  }
}
