import { useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { lookUpCode } from '../../api/codes'
import { asApiError } from '../../api/errors'
import { rememberedHere, rememberHere } from '../../places/here'
import { knownPlace, rememberPlace } from '../../places/known-places'
import { codeOfLaunch } from '../../places/launch-code'
import { codeToSend, type Spot, spotAfter, spotOf } from '../../places/spot'
import { enteredWith } from '../../platform/entered'

/** What the app was opened with when the page last looked, so that one scan is not taken for two. */
let answered: string | undefined

/** The place of the report: from the scan that opened the page, a later scan, or a code typed by hand. */
export function useSpot() {
  const { params } = useRouter()
  const [spot, setSpot] = useState<Spot>(() => spotOf(codeOfLaunch(params) ?? rememberedHere()))
  /** Whether what is already written belongs to the new place, too: yes for a correction, no for another scan. */
  const [carry, setCarry] = useState(false)
  const code = spot.kind === 'looking' ? spot.code : undefined

  useEffect(() => {
    if (!code) return
    let current = true
    const settle = (next: Spot) => current && setSpot(next)
    lookUpCode(code).then(
      view => {
        rememberPlace(view)
        settle({ kind: 'known', code, view })
      },
      thrown => {
        const after = spotAfter(asApiError(thrown), code)
        const view = after.kind === 'unreachable' ? knownPlace(code) : undefined
        settle(view ? { kind: 'known', code, view } : after)
      }
    )
    return () => {
      current = false
    }
  }, [code])

  useEffect(() => {
    const here = codeToSend(spot)
    if (here) rememberHere(here)
  }, [spot])

  useDidShow(() => {
    const query = enteredWith()
    const scan = JSON.stringify(query)
    if (scan === answered) return
    answered = scan
    const scanned = codeOfLaunch(query)
    if (!scanned) return
    setCarry(false)
    setSpot(spotOf(scanned))
  })

  const choose = (next: Spot) => {
    setCarry(true)
    if (next.kind === 'none') rememberHere(undefined)
    setSpot(next)
  }
  return { spot, carry, choose }
}
