import { useEffect, useRef } from 'react'
import { signedIn } from '../api/signed-in'
import { hearCatalogue } from '../catalogue/hear-catalogue'
import { useSession } from '../session/session'
import { keepLine } from './line'
import { hearOpened } from './opened'
import type { Told } from './read-events'

const listeners = new Set<(told: Told) => void>()

function hear(told: Told) {
  if (told.event === 'opened') hearOpened(told.data.opened)
  if (told.event === 'catalogue') hearCatalogue(told.data.id)
  for (const listener of listeners) listener(told)
}

/** Keeps the live stream of whoever is signed in, for all pages. */
export function useLiveLine() {
  const { account, signIns } = useSession()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new session opens a new line
  useEffect(() => {
    const who = signedIn()
    if (!who) return
    const stop = keepLine(`${who.account} ${who.standsFor ?? ''}`, hear)
    return () => {
      stop()
      hearOpened([])
    }
  }, [account.id, signIns])
}

/** Runs whenever the live stream tells something. */
export function useLive(heard: (told: Told) => void) {
  const latest = useRef(heard)
  latest.current = heard
  useEffect(() => {
    const listener = (told: Told) => latest.current(told)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
}

/** So often at most a page asks the server again because of what the stream told. */
const leastPauseMs = 4_000

/** Runs `look` when the stream tells something that concerns the page: at once, and then not again for some seconds. */
export function useLiveLook(look: () => void, concerns: (told: Told) => boolean = tellsOfCases) {
  const last = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const latest = useRef(look)
  latest.current = look
  useLive(told => {
    if (!concerns(told) || timer.current) return
    const wait = Math.max(0, last.current + leastPauseMs - Date.now())
    timer.current = setTimeout(() => {
      timer.current = undefined
      last.current = Date.now()
      latest.current()
    }, wait)
  })
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    []
  )
}

const tellsOfCases = (told: Told) => told.event === 'missed' || (told.event === 'cases' && told.data.changed.length > 0)
