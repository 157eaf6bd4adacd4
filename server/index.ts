import { readSettings } from '../config/server'
import { startServer } from './start-server'

/** Opens the port of a built or watched server. One clear line and exit 1 when it cannot. */
try {
  await startServer(readSettings())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
