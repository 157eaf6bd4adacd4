import { constants } from 'node:fs'
import { copyFile, link, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Copies all photos. A photo never changes once it is there, so what the backup before has is linked and takes no room of
 * its own. Returns how many there are.
 */
export async function copyPhotos(from: string, to: string, before: string | undefined): Promise<number> {
  let copied = 0
  for (const entry of await readdir(from, { withFileTypes: true }).catch(() => [])) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    const earlier = before && join(before, entry.name)
    if (entry.isDirectory()) copied += await copyPhotos(source, target, earlier)
    else if (entry.name.endsWith('.jpg') && (await copyPhoto(source, to, target, earlier))) copied += 1
  }
  return copied
}

async function copyPhoto(source: string, folder: string, target: string, earlier: string | undefined) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (earlier && (await succeeds(link(earlier, target)))) return true
  try {
    await copyFile(source, target, constants.COPYFILE_FICLONE)
    return true
  } catch (error) {
    // Swept as unused since the folder was listed.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

const succeeds = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false
  )
