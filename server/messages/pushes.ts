import { reachableInWechat } from '../residents/consents'
import { settings } from '../settings'
import { MessageModel } from './model'
import { idOf, isResident, type Person, residentPerson } from './person'

/** Returns the persons whom WeChat can reach: residents who signed in there, once the city has a template. */
export async function pushesFor(persons: readonly Person[]): Promise<Set<Person>> {
  const { wechatProgress } = settings()
  const residents = persons.filter(isResident).map(idOf)
  if (!wechatProgress || residents.length === 0) return new Set()
  return new Set((await reachableInWechat(residents)).map(residentPerson))
}

/** What waits for WeChat is not sent there: this person wants to be told there no more. It stays in the app. */
export async function keepInApp(person: Person): Promise<void> {
  await MessageModel.updateMany({ person, 'push.state': 'waiting' }, { $set: { 'push.state': 'unasked' } })
}
