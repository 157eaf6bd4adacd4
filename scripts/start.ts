import { fileURLToPath } from 'node:url'
import { keepRunning } from './keep-running'

/** `npm start`: starts the city, and starts it again when it ends by itself. */
process.exitCode = await keepRunning(fileURLToPath(new URL('./start-city.ts', import.meta.url)))
process.exit()
