import Taro from '@tarojs/taro'
import { type ActingAccount, beginActing, stopActing } from '../api/acting'
import { readSession } from '../api/staff-session'
import { askAsColleague } from '../api/stand-ins'
import { setUnread } from '../messages/unread'
import { homePage } from '../session/go'

/** From now on this phone acts for the colleague. Throws when the person may not, or no longer. */
export async function actFor(colleague: string) {
  const asked = readSession()?.token
  const account = await askAsColleague(colleague)
  // They may have left meanwhile.
  if (!asked || readSession()?.token !== asked || !account.person) return
  beginActing(asked, account as ActingAccount)
  beginAnew()
}

export function backToOneself() {
  stopActing()
  beginAnew()
}

/** At the beginning, and never at a page that is about the other one's work. */
function beginAnew() {
  setUnread(0)
  void Taro.reLaunch({ url: homePage })
}
