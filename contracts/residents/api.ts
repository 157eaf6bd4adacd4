import * as v from 'valibot'
import type { Endpoint } from '../endpoint'
import { Erasure } from './erasure'
import { About, ResidentSession, WechatLogin } from './views'

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

export const erase = {
  method: 'POST',
  path: '/api/erasure',
  who: 'resident',
  spends: 'erasing',
  summary:
    'Delete what is personal of mine: contact, links, photos nobody else sees, the words I mark; the session ends',
  body: Erasure,
  status: 204
} as const satisfies Endpoint
