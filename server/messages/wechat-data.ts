import { chinaClock, chinaDay } from '../../contracts/china-time'
import { oneLine } from '../http/one-line'
import type { MessageRecord } from './model'

type Push = NonNullable<MessageRecord['push']>
type Fields = Partial<Record<'case' | 'what' | 'place' | 'time', string>>

/** WeChat refuses a `thing` of more than 20 characters and a `character_string` of more than 32. */
const longest = 20

/** Returns the values of the template's fields. WeChat refuses empty ones. */
export function wechatData(message: MessageRecord, push: Push, fields: Fields): Record<string, string> {
  const values = {
    case: message.caseNo,
    what: clip(message.title),
    place: clip(push.place) || '见详情',
    time: timeText(message.at)
  }
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [field, values[name as keyof typeof values]]))
}

/** One line, because WeChat refuses values with line breaks and controls. */
function clip(text: string): string {
  const line = oneLine(text)
  const symbols = [...line]
  return symbols.length <= longest ? line : `${symbols.slice(0, longest - 1).join('')}…`
}

/** 2026年11月22日 15:01, as WeChat's `time` wants it. */
function timeText(at: Date): string {
  const [year, month, day] = chinaDay(at).split('-')
  return `${year}年${month}月${day}日 ${chinaClock(at)}`
}
