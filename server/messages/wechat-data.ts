import type { MessageRecord } from './model'

type Push = NonNullable<MessageRecord['push']>
type Fields = Partial<Record<'case' | 'what' | 'place' | 'time', string>>

/** WeChat refuses a `thing` of more than twenty characters and a `character_string` of more than 32. */
const longest = 20

/** What the template's fields say. An empty one would be refused, too. */
export function wechatData(message: MessageRecord, push: Push, fields: Fields): Record<string, string> {
  const values = {
    case: message.caseNo,
    what: clip(message.title),
    place: clip(push.place || '见详情'),
    time: chineseTime(message.at)
  }
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [field, values[name as keyof typeof values]]))
}

function clip(text: string): string {
  const symbols = [...text]
  return symbols.length <= longest ? text : `${symbols.slice(0, longest - 1).join('')}…`
}

/** 2026年11月22日 15:01, as WeChat's `time` wants it. */
function chineseTime(at: Date): string {
  const [year, month, day, hour, minute] = new Date(at.getTime() + 8 * 3_600_000).toISOString().split(/[-T:]/)
  return `${year}年${month}月${day}日 ${hour}:${minute}`
}
