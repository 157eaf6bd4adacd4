import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { addConsents, withdrawConsents } from '../residents/consents'
import { serve } from '../serve'
import { settings } from '../settings'
import { residentPerson, staffPerson } from './person'
import { keepInApp } from './pushes'
import { markRead, messagesOf, presentToResident, presentToStaff, unreadOf } from './read-messages'

export function messagesRoutes(router: Router) {
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

  serve(router, api.unsubscribe, async ({ who }) => {
    await withdrawConsents(who.id)
    await keepInApp(residentPerson(who.id))
  })

  serve(router, api.staffMessages, async ({ who, query }) => {
    const { items, ...rest } = await messagesOf(staffPerson(who.id), query)
    return { items: items.map(presentToStaff), ...rest }
  })

  serve(router, api.staffUnread, ({ who }) => unreadOf(staffPerson(who.id)))

  serve(router, api.readStaffMessages, ({ who, body }) => markRead(staffPerson(who.id), body))
}

function ourTemplates(): string[] {
  const { wechatProgress } = settings()
  return wechatProgress ? [wechatProgress.template] : []
}
