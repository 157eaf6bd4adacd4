import { taskKinds } from '../../../contracts/cases/tasks'
import { photoAddress } from '../../api/media'
import { Box, Picture, Tap, Words } from '../../components/base'
import { placeName } from '../../components/place-name'
import { DueTag } from '../cases/due-tag'
import { distanceText } from '../places/distance'
import { useSavedThumbnails } from '../saved/saved-thumbnails'
import { openTask } from '../session/go'
import type { NumberedTask } from './sort-tasks'
import './task-row.scss'

interface Props {
  item: NumberedTask
  /** Answered already; the answer is still on the phone. */
  waits: boolean
}

export function TaskRow({ item: { task, number, metres }, waits }: Props) {
  const { caseNo, kind, place, text, before, cover } = task
  const [photo] = useSavedThumbnails(before[0] ? [before[0]] : cover ? [cover] : [])
  return (
    <Box role="listitem">
      <Tap id={`task-${caseNo}`} className="task-row" onTap={() => openTask(caseNo)}>
        <Box className={`task-number light-${task.light}`}>{number}</Box>
        <Box className="task-words">
          <Box className="task-place">{placeName(place)}</Box>
          <Box className="task-text">{text}</Box>
          <Box className="staff-tags">
            <Words className="tag tag-going">{taskKinds[kind]}</Words>
            {waits ? <Words className="tag tag-paused">待发送</Words> : <DueTag summary={task} />}
            {metres !== undefined && <Words className="hint">{distanceText(metres)}</Words>}
          </Box>
        </Box>
        {photo && <Picture className="task-photo" src={photoAddress(photo.urls.thumbnail)} label="" />}
      </Tap>
    </Box>
  )
}
