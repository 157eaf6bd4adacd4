import { type ApiError, isPassing } from '../../../contracts/api-error'
import { ended } from '../../api/explain'

/** What to do now, in plain words, when a step was not taken. Everything typed is still there. */
export function explainStep(error: ApiError): string {
  const { code, message, fields } = error
  if (code === 'offline') return '这一步要有网络才能办。您写的都还在，有信号了再按一次，不会重复。'
  if (code === 'broken') return '这一页出了点问题。您写的都还在，请再按一次，不会重复；还是不行就刷新一下页面。'
  if (isPassing(code) && code !== 'too_many_requests')
    return '系统忙，没有办成。您写的都还在，过一会儿再按一次，不会重复。'
  return `${ended(Object.values(fields)[0] ?? message)}您写的都还在。`
}
