import Taro from '@tarojs/taro'
import { newKey } from '../../drafts/draft'
import type { PatrolDraft } from './patrol-form'

/** What has been filled in for a finding on patrol; one at a time, kept until it is in the outbox. */
const nameOf = (account: string) => `staff-patrol:${account}`

export function loadPatrol(account: string): PatrolDraft {
  return Taro.getStorageSync(nameOf(account)) || emptyPatrol()
}

export function savePatrol(account: string, draft: PatrolDraft) {
  try {
    Taro.setStorageSync(nameOf(account), draft)
  } catch {
    // Still on the page; it only does not outlive it.
  }
}

export function dropPatrol(account: string) {
  Taro.removeStorageSync(nameOf(account))
}

export function emptyPatrol(): PatrolDraft {
  return { key: newKey(), address: '', text: '', photos: [], settled: false, note: '', afterPhotos: [] }
}
