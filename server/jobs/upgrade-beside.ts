import { setTimeout as pause, setImmediate } from 'node:timers/promises'
import { upgradeCases } from '../cases/upgrade-cases'
import { upgradeHistories } from '../cases/upgrade-histories'
import { upgradeCodes } from '../codes/upgrade-codes'
import type { indexesBeside } from '../db/indexes'
import { upgradeComponents } from '../grids/upgrade-components'
import { log } from '../log'
import { upgradeMessages } from '../messages/old-messages'
import { upgradeBlackouts } from '../redaction/upgrade-sealed'
import { upgradeContactDates } from '../reports/forget-contacts'
import { upgradeContacts } from '../reports/upgrade-contacts'
import { upgradeBlocks } from '../residents/old-senders'
import { upgradeDepartmentNames } from '../staff/departments/upgrade-names'
import { upgradeSecondFactors } from '../staff/second-factor/upgrade-sealed'

const againAfterMs = 60_000
const stopMs = 4_000

interface Upgrade {
  done: Promise<void>
  /** Breaks it off after the index or the batch that is in work. */
  stop: () => Promise<void>
}

/** What an earlier version stored, in the order in which it is brought up to date. Each does a batch and says how many. */
const upgrades = {
  upgradeCases,
  upgradeHistories,
  upgradeContacts,
  upgradeContactDates,
  upgradeMessages,
  upgradeBlocks,
  upgradeSecondFactors,
  upgradeBlackouts,
  upgradeCodes,
  upgradeComponents,
  upgradeDepartmentNames
}

/**
 * Builds indexes and brings stored data of earlier versions up to date while the server works: a start takes no longer with a
 * million cases. What is broken off goes on at the next start.
 */
export function upgradeBeside(indexes: Awaited<ReturnType<typeof indexesBeside>>): Upgrade {
  const stopping = new AbortController()
  const { signal } = stopping
  const left = [...indexes]

  async function work() {
    for (let next = left[0]; next && !signal.aborted; next = left[0]) {
      const since = Date.now()
      await next.build()
      log.info({ index: next.name, ms: Date.now() - since }, 'built an index')
      left.shift()
    }
    for (const [name, upgrade] of Object.entries(upgrades)) {
      let all = 0
      for (let done = -1; done !== 0 && !signal.aborted; all += done) {
        done = await upgrade()
        await setImmediate()
      }
      if (all > 0) log.info({ upgrade: name, done: all }, 'brought stored data up to date')
    }
  }

  async function untilDone() {
    while (!signal.aborted) {
      try {
        await work()
        return
      } catch (err) {
        if (signal.aborted) return
        log.error({ err }, 'an upgrade of stored data was broken off and is tried again in a minute')
        await pause(againAfterMs, undefined, { signal, ref: false }).catch(() => undefined)
      }
    }
  }

  const done = untilDone()
  const stop = async () => {
    stopping.abort()
    await Promise.race([done, pause(stopMs, undefined, { ref: false })])
  }
  return { done, stop }
}
