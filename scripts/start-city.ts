import { readSettings } from '../config/server'

/** Starts the city with the settings of the environment. It ends with its parent. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
try {
  const settings = readSettings()
  // Loaded only now: a setting that cannot be used is told at once.
  const { runCity } = await import('./run-city')
  await runCity(settings)
  process.send?.('ready')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
