import { reachableInWechat } from '../residents/consents'
import { settings } from '../settings'
import { idOf, isResident, type Person, residentPerson } from './person'

/** Those who can be told in WeChat, too: residents who signed in there, once the city has a template for it. */
export async function pushesFor(persons: readonly Person[]): Promise<Set<Person>> {
  const { wechatProgress } = settings()
  const residents = persons.filter(isResident).map(idOf)
  if (!wechatProgress || residents.length === 0) return new Set()
  return new Set((await reachableInWechat(residents)).map(residentPerson))
}
