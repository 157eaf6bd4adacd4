import { useEffect, useState } from 'react'
import * as v from 'valibot'
import * as cases from '../../../contracts/cases/api'
import { type DispatchTrial, TryDispatch } from '../../../contracts/cases/proposals'
import type { DispatchRule } from '../../../contracts/rules/kinds'
import { call } from '../../api/call'
import { type Fetched, useFetch } from '../../fetching/use-fetch'

const debounceMs = 300

/** Tries the rules as they stand in the form, 300 ms after the last keystroke. Incomplete rules are not tried. */
export function useTrial(
  rules: readonly DispatchRule[],
  matter: string | undefined,
  gridCode: string
): Fetched<DispatchTrial> & { runnable: boolean } {
  const read = v.safeParse(TryDispatch, { rules, matter, gridCode: gridCode || undefined })
  const wanted = read.success ? JSON.stringify(read.output) : undefined
  const [settled, setSettled] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), debounceMs)
    return () => clearTimeout(timer)
  }, [wanted])
  const key = wanted !== undefined && wanted === settled ? wanted : undefined
  return {
    ...useFetch(key, signal => call(cases.tryDispatch, { body: JSON.parse(key ?? '{}'), signal })),
    runnable: read.success
  }
}
