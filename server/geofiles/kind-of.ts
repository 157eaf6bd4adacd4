import { strFromU8 } from 'fflate'
import { FileRefused } from './geo-file'

/** Returns what a file is by its first bytes: names are whatever somebody typed. */
export function kindOf(bytes: Uint8Array): 'geojson' | 'shapefile' | 'unknown' {
  const head = strFromU8(bytes.subarray(0, 1024), true)
  if (bytes.length === 0) throw new FileRefused('文件是空的')
  if (head.startsWith('PK\u0003\u0004')) return 'shapefile'
  if (head.startsWith('\u0000\u0000\u0027\u000a')) {
    throw new FileRefused('只有 .shp：请把 .shp、.dbf、.prj（和 .cpg）一起压缩成一个 zip 再上传')
  }
  if (head.startsWith('Rar!') || head.startsWith('7z\u00bc\u00af'))
    throw new FileRefused('请压缩成 zip，不要用 rar 或 7z')
  if (/^(\u00ef\u00bb\u00bf)?\s*[{[]/.test(head)) return 'geojson'
  return 'unknown'
}
