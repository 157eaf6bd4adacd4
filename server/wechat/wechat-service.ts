export interface RoundCode {
  image: Buffer
  /** Its media type. */
  type: string
  /** True when WeChat did not draw it. It must not be printed. */
  placeholder: boolean
}

/** A message to a person who has agreed to get it. */
export interface SubscribeMessage {
  openid: string
  template: string
  /** The mini-program's page that the message opens. */
  page: string
  /** The values of the template's fields by name. */
  data: Record<string, string>
}

/**
 * The result of a message. `refused`: this person has not agreed, or no longer does; never try again with this
 * consent. `unusable`: it would be refused every time. `later`: unknown, or WeChat cannot send it now.
 */
export interface Delivery {
  result: 'sent' | 'refused' | 'unusable' | 'later'
  errcode?: number
}

/** What we need from WeChat. Two drivers: the real service, and a sandbox where no appid is set. */
export interface Wechat {
  /** Returns the openid for a code of wx.login. Refuses a code that WeChat does not accept. */
  openidOf(code: string): Promise<string>
  /** Returns the round code that opens the mini-program with this place code as its scene. */
  roundCode(code: string): Promise<RoundCode>
  /** Sends a subscribe message. Never throws. */
  send(message: SubscribeMessage): Promise<Delivery>
}
