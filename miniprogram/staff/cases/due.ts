import type { CaseSummary } from '../../../contracts/cases/views'

const minute = 60_000

/** How long there is left, in words that do not need the colour. */
export function dueText({ dueAt, light }: Pick<CaseSummary, 'dueAt' | 'light'>, now = Date.now()): string {
  if (!dueAt) return light === 'grey' ? '不计时' : '没有时限'
  const left = Date.parse(dueAt) - now
  if (left < 0) return `已超时 ${span(-left)}`
  return `${light === 'yellow' ? '快到期，' : ''}还剩 ${span(left)}`
}

function span(milliseconds: number): string {
  const minutes = Math.max(1, Math.floor(milliseconds / minute))
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天`
}
