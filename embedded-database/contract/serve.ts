import { startEmbedded } from '../start'

/** A process to be killed: serves the database in a folder, prints its url, and ends with its parent at the latest. */
const [, , dataDir = ''] = process.argv
console.log((await startEmbedded({ dataDir })).url)
process.stdin.resume()
process.stdin.on('end', () => process.exit())
