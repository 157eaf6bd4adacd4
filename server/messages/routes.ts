import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { addConsents } from '../residents/consents'
import { serve } from '../serve'
import { settings } from '../settings'
import { markRead, messagesOf, presentToResident, presentToStaff, unreadOf } from './inbox'
import { residentPerson, staffPerson } from './person'

export function notificationsRoutes(router: Router) {
  serve(router, api.myMessages, async ({ who, query }) => {
    const { items, ...rest } = await messagesOf(residentPerson(who.id), query)
    return { items: items.map(presentToResident), ...rest }
  })

  serve(router, api.myUnread, ({ who }) => unreadOf(residentPerson(who.id)))

  serve(router, api.readMyMessages, ({ who, body }) => markRead(residentPerson(who.id), body))

  serve(router, api.subscriptionTemplates, async () => ({ templates: ourTemplates() }))

  serve(router, api.subscribe, async ({ who, body }) => {
    const agreed = ourTemplates().filter(template => body.templates.includes(template))
    await addConsents(who.id, agreed)
  })

  serve(router, api.inbox, async ({ who, query }) => {
    const { items, ...rest } = await messagesOf(staffPerson(who.id), query)
    return { items: items.map(presentToStaff), ...rest }
  })

  serve(router, api.inboxUnread, ({ who }) => unreadOf(staffPerson(who.id)))

  serve(router, api.readInbox, ({ who, body }) => markRead(staffPerson(who.id), body))
}

function ourTemplates(): string[] {
  const { wechatProgress } = settings()
  return wechatProgress ? [wechatProgress.template] : []
}
