import { record } from '../audit/record'
import { emptyLogOfDatabase } from '../db/empty-log'
import { forgetRestored, restoredFrom } from '../db/restored'
import { readRedactions } from '../redaction/outside-list'
import { replayRedactions } from '../redaction/replay'
import { readCallerErasures, readErasures, replayCallerErasures, replayErasures } from './replay'

/**
 * Tells a restored database, out of the server's log file, what was erased and blacked out since the backup was made. Only then it is
 * served again. Without a log file it is on record that nothing could be told.
 */
export async function forgetAgain(text: string | undefined) {
  const since = await restoredFrom()
  const log = text ?? ''
  // What is blacked out goes with whoever wrote it, so erasures come last.
  const redactions = await replayRedactions(readRedactions(log, since))
  const callers = await replayCallerErasures(readCallerErasures(log, since))
  const people = await replayErasures(readErasures(log, since))
  await emptyLogOfDatabase()
  await record({
    action: 'backupRestored',
    by: { username: '', name: '命令行' },
    ...(text === undefined && { reason: '没有日志文件，没有再次删除和遮挡' }),
    changes: [
      { what: '再次删除个人信息', after: `${people} 人` },
      { what: '再次删除来电人的个人信息', after: `${callers} 件` },
      { what: '再次遮挡', after: `${redactions} 处` }
    ]
  })
  await forgetRestored()
  return { people, callers, redactions }
}
