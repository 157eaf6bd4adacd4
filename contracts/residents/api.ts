import * as v from 'valibot'
import { Id, paging } from '../common'
import type { Endpoint } from '../endpoint'
import { BlockPage, EndOfBlock } from './blocks'
import { ConsentView, NewConsent } from './consent'
import { Erasure } from './erasure'
import { About, OwnDataAddress, Privacy, ResidentSession, WechatLogin } from './views'

export const deviceSession = {
  method: 'POST',
  path: '/api/session/device',
  who: 'anyone',
  spends: 'opening',
  summary: 'An anonymous session for a browser',
  body: v.object({}),
  status: 201,
  reply: ResidentSession
} as const satisfies Endpoint

export const wechatSession = {
  method: 'POST',
  path: '/api/session/wechat',
  who: 'anyone',
  spends: 'opening',
  summary: 'A session for a WeChat user, from the code of wx.login',
  body: WechatLogin,
  status: 201,
  reply: ResidentSession
} as const satisfies Endpoint

export const about = {
  method: 'GET',
  path: '/api/about',
  who: 'anyone',
  spends: 'reading',
  summary: 'Which bureau runs this service, its hotline and its filing number',
  reply: About
} as const satisfies Endpoint

export const leave = {
  method: 'DELETE',
  path: '/api/session',
  who: 'resident',
  withEndedSession: true,
  spends: 'ownData',
  summary: 'End this session, on every process at once; what was reported stays',
  status: 204
} as const satisfies Endpoint

export const leaveElsewhere = {
  method: 'POST',
  path: '/api/session/others/end',
  who: 'resident',
  spends: 'ownData',
  summary: 'End my sessions on all other phones, as after one was lost; this one goes on under a new token',
  body: v.object({}),
  reply: ResidentSession
} as const satisfies Endpoint

export const privacy = {
  method: 'GET',
  path: '/api/privacy',
  who: 'anyone',
  spends: 'reading',
  summary: 'Which version of the privacy text holds, and for how many days what is kept',
  reply: Privacy
} as const satisfies Endpoint

export const consent = {
  method: 'GET',
  path: '/api/consent',
  who: 'resident',
  spends: 'reading',
  summary: 'Which version of the privacy text I have agreed to and when, and whether I am asked before I send',
  reply: ConsentView
} as const satisfies Endpoint

export const giveConsent = {
  method: 'POST',
  path: '/api/consent',
  who: 'resident',
  spends: 'ownData',
  summary: 'Agree to a version of the privacy text',
  body: NewConsent,
  reply: ConsentView
} as const satisfies Endpoint

export const withdrawConsent = {
  method: 'DELETE',
  path: '/api/consent',
  who: 'resident',
  spends: 'ownData',
  summary: 'Take my consent back: nothing is taken from me until I agree anew, what was sent is gone on with',
  reply: ConsentView
} as const satisfies Endpoint

export const erase = {
  method: 'POST',
  path: '/api/erasure',
  who: 'resident',
  withEndedSession: true,
  spends: 'ownData',
  summary:
    'Delete what is personal of mine: contact, links, photos nobody else sees, the words I mark; the session ends',
  body: Erasure,
  status: 204
} as const satisfies Endpoint

export const ownDataAddress = {
  method: 'POST',
  path: '/api/own-data',
  who: 'resident',
  spends: 'ownData',
  summary: 'An address under which I can fetch everything I have left here, for some minutes',
  body: v.object({}),
  reply: OwnDataAddress
} as const satisfies Endpoint

export const ownData = {
  method: 'GET',
  path: '/api/own-data/:ticket',
  who: 'anyone',
  spends: 'ownData',
  summary: 'One resident’s own data as JSON and photos in a zip file; whoever has the address gets it',
  params: v.object({ ticket: v.pipe(v.string(), v.maxLength(120)) }),
  download: 'application/zip'
} as const satisfies Endpoint

export const blocks = {
  method: 'GET',
  path: '/api/staff/blocks',
  who: 'staff',
  may: 'blockSenders',
  summary: 'Whose reports are not taken for a while, newest first: of which report, never of whom',
  query: v.object(paging),
  reply: BlockPage
} as const satisfies Endpoint

export const endBlock = {
  method: 'POST',
  path: '/api/staff/blocks/:block/end',
  who: 'staff',
  may: 'blockSenders',
  summary: 'Take reports of a blocked sender again, with a reason that goes on record',
  params: v.object({ block: Id }),
  body: EndOfBlock,
  status: 204
} as const satisfies Endpoint
