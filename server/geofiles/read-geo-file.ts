import type { SaidSystem } from '../../contracts/geofiles/systems'
import { Refusal } from '../http/refusal'
import { inThread } from '../threads/in-thread'
import { type GeoAnswer, type GeoLimits, type GeoTask, geoLimits } from './geo-file'

export type GeoFile = Exclude<GeoAnswer, { refused: string }>

let last: Promise<unknown> = Promise.resolve()

/**
 * Reads GeoJSON, a zipped Shapefile, or a table with columns of coordinates. A thread unpacks, parses and carries it over
 * to WGS-84, with limits, while this one serves people. Files are read one after the other.
 */
export function readGeoFile(bytes: Uint8Array, said: SaidSystem, limits: GeoLimits = geoLimits): Promise<GeoFile> {
  const read = last.then(() => readNow({ bytes, said, limits }))
  last = read.catch(() => undefined)
  return read
}

const program = { source: 'geofiles/geo-worker.ts', bundled: 'geo-worker' }

async function readNow(task: GeoTask): Promise<GeoFile> {
  const most = task.limits.bytes
  if (task.bytes.length > most) throw new Refusal('file_unreadable', `文件太大，最多 ${most / 1024 / 1024} MB`)
  const end = await inThread<GeoAnswer>(program, task, task.limits)
  if ('ended' in end) throw new Refusal('file_unreadable', tooMuch[end.ended])
  if ('rows' in end.answer) return end.answer
  throw new Refusal('file_unreadable', end.answer.refused || undefined)
}

const tooMuch = {
  slow: '文件太大或太复杂，读了很久也没有读完，请分成几个文件',
  large: '文件太大，请分成几个文件'
}
