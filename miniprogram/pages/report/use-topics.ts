import { useEffect, useRef, useState } from 'react'
import type { TopicView } from '../../../contracts/catalogue/views'
import { listTopics } from '../../api/codes'
import { draftName, type Spot } from '../../places/spot'
import { readStored, store } from '../../platform/phone-storage'
import { inOrder } from './topic-order'

/** As long as this the topics wait for the place's answer, which may put others first. */
const patienceMs = 1_500

/**
 * The topics, those that suggest themselves at this place first; none while it is not decided which. Once they are drawn
 * they keep their order: a late answer moves nothing under the thumb. The last known ones serve until the server answers.
 */
export function useTopics(spot: Spot): TopicView[] {
  const [topics, setTopics] = useState<TopicView[]>(lastKnown)
  const [patient, setPatient] = useState(true)
  const drawn = useRef<{ at: string; first: readonly string[] }>()
  useEffect(() => {
    listTopics().then(
      fresh => {
        setTopics(fresh)
        store('topics', fresh)
      },
      () => {
        // A topic is a help, not a duty: the report goes without one.
      }
    )
    const timer = setTimeout(() => setPatient(false), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  const at = draftName(spot)
  if (drawn.current?.at !== at) drawn.current = undefined
  if (topics.length === 0 || (!drawn.current && patient && spot.kind === 'looking')) return []
  drawn.current ??= { at, first: spot.kind === 'known' ? spot.view.topics : [] }
  return inOrder(topics, drawn.current.first)
}

function lastKnown(): TopicView[] {
  const stored = readStored('topics')
  return Array.isArray(stored) ? stored : []
}
