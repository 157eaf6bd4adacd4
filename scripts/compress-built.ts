import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const isText = /\.(js|css|html|svg|json|txt|xml|map|wasm)$/
/** Smaller files fit into one packet either way. */
const least = 1024

/**
 * Lays a brotli and a gzip copy beside each text file of a built client, so that the server compresses none of them
 * again for each visitor. As it is done once, it may take the time for the best that both can do.
 */
export async function compressBuilt(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const files = entries.filter(entry => entry.isFile() && isText.test(entry.name))
  for (const { parentPath, name } of files) {
    const file = join(parentPath, name)
    const { size } = await stat(file)
    if (size < least) continue
    const bytes = await readFile(file)
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: size } }),
      promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION })
    ])
    if (br.length < size) await writeFile(`${file}.br`, br)
    if (gz.length < size) await writeFile(`${file}.gz`, gz)
  }
}
