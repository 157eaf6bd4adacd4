import { settings } from '../settings'
import { wechatApi } from './api'
import { wechatSandbox } from './sandbox'
import type { Wechat } from './wechat-service'

let chosen: Wechat | undefined

export function wechat(): Wechat {
  if (chosen) return chosen
  const account = settings().wechat
  chosen = account ? wechatApi(account) : wechatSandbox(settings().production)
  return chosen
}

export function setWechat(given: Wechat): void {
  chosen = given
}
