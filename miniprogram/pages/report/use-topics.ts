import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { TopicView } from '../../../contracts/codes/views'
import { listTopics } from '../../api/codes'
import { inOrder } from './topic-order'

/** The topics, those that suggest themselves at this place first. The last known ones serve until the server answers. */
export function useTopics(suggested: readonly string[]): TopicView[] {
  const [topics, setTopics] = useState<TopicView[]>(() => Taro.getStorageSync('topics') || [])
  useEffect(() => {
    listTopics().then(
      fresh => {
        setTopics(fresh)
        Taro.setStorageSync('topics', fresh)
      },
      () => {
        // A topic is a help, not a duty: the report goes without one.
      }
    )
  }, [])
  return inOrder(topics, suggested)
}
