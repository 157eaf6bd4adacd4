export interface RoundCode {
  image: Buffer
  /** Its media type. */
  type: string
  /** True where no WeChat drew it: it must not be printed. */
  placeholder: boolean
}

/** One message to somebody who agreed to get it. */
export interface SubscribeMessage {
  openid: string
  template: string
  /** The mini-program's page that it opens. */
  page: string
  /** The template's fields by their names. */
  data: Record<string, string>
}

/**
 * What became of a message. `refused`: this person has not agreed, or no longer, so never again with this consent.
 * `unusable`: it would be refused every time. `later`: nobody knows, or WeChat cannot now.
 */
export interface Delivery {
  result: 'sent' | 'refused' | 'unusable' | 'later'
  errcode?: number
}

/** What we ask of WeChat. Two drivers: the real service, and a sandbox for where no appid is set. */
export interface Wechat {
  /** The openid behind a code of wx.login; a code WeChat does not take is a refusal. */
  openidOf(code: string): Promise<string>
  /** The round code that opens the mini-program with this place code as its scene. */
  roundCode(code: string): Promise<RoundCode>
  /** Sends a subscribe message; never throws. */
  send(message: SubscribeMessage): Promise<Delivery>
}
