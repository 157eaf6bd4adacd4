import Taro from '@tarojs/taro'
import type { MessageView } from '../../../contracts/messages/views'
import { markRead } from '../../api/messages'

/** Goes to the report it is about. That it was read is told on the way: when that fails, it only stays unread. */
export async function openMessage({ id, reportId, read }: MessageView): Promise<void> {
  const marked = read ? undefined : markRead({ ids: [id] }).catch(() => {})
  if (reportId) await Taro.navigateTo({ url: `/pages/progress/index?id=${reportId}` })
  await marked
}
