import { type ApiError, isPassing } from '../../contracts/api-error'

/**
 * What to do now, in plain words, when a report or an addition did not go out. Everything typed is still there.
 * `button` is what is written on the one to press again.
 */
export function explainSending(error: ApiError, button = '发送'): string {
  switch (error.code) {
    case 'offline':
      return `网络不通，没有发出去。您写的都还在，有信号了会自己发送；也可以再按一次“${button}”，不会重复。`
    case 'broken':
      return `这一页出了点问题。您写的都还在，请再按一次“${button}”，不会重复；还是不行就刷新一下页面。`
    case 'too_many_requests':
      return `${ended(error.message)}您写的都还在，请等${waitWords(error.retryAfter)}再按“${button}”。`
    case 'cannot_save':
      return `系统暂时存不下新内容，没有收到。您写的都还在这台手机上，过一会儿再按一次“${button}”，不会重复。`
    case 'session_expired':
    case 'sign_in_required':
    case 'wechat_refused':
      return `这一次没有认出您的手机。您写的都还在，请再按一次“${button}”，不会重复。`
    case 'key_reused':
      return '刚才那次其实已经收到了，可以在“我的上报”里看到和补充。如果要另报一件，请再按一次“发送”。'
    case 'media_taken':
      return `有照片要重新传一次。您写的都还在，请再按一次“${button}”。`
    case 'code_unknown':
    case 'code_retired':
      return `${ended(error.message)}您写的都还在，请在上面写下地址，再按“发送”。`
    case 'invalid_fields':
    case 'no_place':
    case 'no_content':
      return askToCorrect(error.fields, button)
    default:
      return isPassing(error.code)
        ? `系统忙，没有发出去。您写的都还在，过一会儿再按一次“${button}”，不会重复。`
        : `${ended(error.message)}您写的都还在。`
  }
}

/** A sentence with its full stop, and with one only. */
export function ended(words: string): string {
  return /[。！？…]$/.test(words) ? words : `${words}。`
}

/** How long the server asks to be left alone, in the largest unit that fits. */
function waitWords(seconds = 60): string {
  if (seconds > 90 * 60) return ` ${Math.ceil(seconds / 3600)} 小时`
  return seconds > 90 ? ` ${Math.ceil(seconds / 60)} 分钟` : '一分钟'
}

/** Names what is missing right where the button was pressed: the field itself may be out of sight. */
export function askToCorrect(fields: Record<string, string>, button = '发送'): string {
  const first = Object.values(fields)[0]
  return first ? `${ended(first)}改好再按“${button}”。` : `还差一点：请看标红的地方，改好再按“${button}”。`
}

/** Why a page could not be shown. */
export function explainReading(error: ApiError): string {
  return error.code === 'offline' ? '网络不通，没有取到内容' : error.message
}
