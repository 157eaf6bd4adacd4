import { readSettings } from '../config/server'
import { startServer } from './start-server'

/** Starts the built or watched server. Prints one clear line and exits with 1 when it cannot. */
try {
  await startServer(readSettings())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
