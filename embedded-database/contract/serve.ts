import { startEmbedded } from '../start'

/** A process that only serves the database in a folder, to be killed. Says where, then lives as long as its parent. */
const [, , dataDir = ''] = process.argv
console.log((await startEmbedded({ dataDir })).url)
process.stdin.resume()
process.stdin.on('end', () => process.exit())
