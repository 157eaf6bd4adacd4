import { useEffect, useState } from 'react'
import * as v from 'valibot'
import * as cases from '../../../contracts/cases/api'
import { type DispatchTrial, TryDispatch } from '../../../contracts/cases/proposals'
import type { DispatchRule } from '../../../contracts/rules/rulebooks'
import { call } from '../../api/call'
import { type Fetched, useFetch } from '../../fetching/use-fetch'

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
  return {
    ...useFetch(key, signal => call(cases.tryDispatch, { body: JSON.parse(key ?? '{}'), signal })),
    runnable: read.success
  }
}
