import { strFromU8, unzipSync } from 'fflate'
import { FileRefused, type GeoLimits } from './geo-file'

export interface ShapefileParts {
  shp: Uint8Array
  dbf?: Uint8Array
  prj?: string
  cpg?: string
}

/**
 * Returns the parts of the one Shapefile in an archive. Names only choose parts, and nothing is written anywhere. An entry
 * is unpacked into as many bytes as its head claims and never more.
 */
export function partsOf(bytes: Uint8Array, limits: GeoLimits): ShapefileParts {
  const { files, nested } = unpacked(bytes, limits)
  const shps = Object.keys(files).filter(name => /\.shp$/i.test(name))
  const [name] = shps
  if (!name) {
    throw new FileRefused(
      nested
        ? '压缩包里还是压缩包：请解开里面的，再上传'
        : '压缩包里没有 .shp：请把 .shp、.dbf、.prj（和 .cpg）一起压缩成一个 zip'
    )
  }
  if (shps.length > 1) throw new FileRefused(`压缩包里有 ${shps.length} 个 .shp，请一次上传一个`)
  const stem = name.slice(0, -4).toLowerCase()
  const part = (ending: string) => {
    const key = Object.keys(files).find(each => each.toLowerCase() === `${stem}.${ending}`)
    return key === undefined ? undefined : files[key]
  }
  const [shp, dbf, prj, cpg] = [files[name] ?? new Uint8Array(), part('dbf'), part('prj'), part('cpg')]
  return { shp, ...(dbf && { dbf }), ...(prj && { prj: strFromU8(prj) }), ...(cpg && { cpg: strFromU8(cpg) }) }
}

function unpacked(bytes: Uint8Array, limits: GeoLimits) {
  let [entries, size, nested] = [0, 0, false]
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        entries += 1
        if (entries > limits.entries) throw new FileRefused(`压缩包里的文件太多，最多 ${limits.entries} 个`)
        if (name.includes('__MACOSX')) return false
        nested ||= /\.(zip|rar|7z)$/i.test(name)
        if (!/\.(shp|dbf|prj|cpg)$/i.test(name)) return false
        size += originalSize
        if (size > limits.unpackedBytes) {
          throw new FileRefused(`压缩包解开后太大，最多 ${limits.unpackedBytes / 1024 / 1024} MB，请分成几个文件`)
        }
        return true
      }
    })
    return { files, nested }
  } catch (error) {
    if (error instanceof FileRefused) throw error
    throw new FileRefused('压缩包打不开：可能没有传完整，请重新压缩成 zip 再上传')
  }
}
