import Taro from '@tarojs/taro'
import { type Draft, emptyDraft, revive } from './draft'

/** Drafts are kept by place: what was written at one lamp post is still there when its code is scanned again. */
function nameOf(place: string): string {
  return `draft:${place}`
}

export function loadDraft(place: string): Draft {
  return revive(Taro.getStorageSync(nameOf(place))) ?? emptyDraft()
}

/** A full phone must not stop anybody from writing on. */
export function saveDraft(place: string, draft: Draft) {
  try {
    Taro.setStorageSync(nameOf(place), draft)
  } catch {
    // Still in memory; it only does not outlive the page.
  }
}

export function dropDraft(place: string) {
  Taro.removeStorageSync(nameOf(place))
}
