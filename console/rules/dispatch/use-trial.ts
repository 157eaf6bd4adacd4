import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { type DispatchRule, type DispatchTrial, TryDispatch } from '../../../contracts/rules/rulebooks'
import { tryDispatch } from '../../api/rules'
import { type Fetched, useFetch } from '../../shared/use-fetch'

const pause = 300

/** A dry run of the rules as they stand in the form, once a hand has rested; nothing while they cannot be run. */
export function useTrial(
  rules: readonly DispatchRule[],
  matter: string | undefined,
  gridCode: string
): Fetched<DispatchTrial> & { runnable: boolean } {
  const read = v.safeParse(TryDispatch, { rules, matter, gridCode: gridCode || undefined })
  const wanted = read.success ? JSON.stringify(read.output) : undefined
  const [rested, setRested] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => setRested(wanted), pause)
    return () => clearTimeout(timer)
  }, [wanted])
  const key = wanted !== undefined && wanted === rested ? wanted : undefined
  return { ...useFetch(key, signal => tryDispatch(JSON.parse(key ?? '{}'), signal)), runnable: read.success }
}
