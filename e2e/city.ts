import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyDatabase, dropDatabase, newDatabase } from './city-database'
import { type CityFacts, cityEnvironment, endCity, launchCity, password } from './launch-city'
import { seededCity } from './seeded-city'

export interface City extends CityFacts {
  url: string
  dataDir: string
  password: string
  /** Kills the server, as a power cut would. */
  kill(): Promise<void>
  /** Starts it again on the same data; the address stays. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a demo city of its own: the real server in a process of its own, on a copy of the city that was seeded for this
 * run. `settings` are those of .env.example.
 */
export async function startCity(settings: Record<string, string> = {}): Promise<City> {
  const seeded = await seededCity()
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-city-'))
  cpSync(seeded.dataDir, dataDir, { recursive: true })
  const database = newDatabase()
  if (database && seeded.database) await copyDatabase(seeded.database, database)
  const environment = cityEnvironment(dataDir, database, settings)
  let running = await launchCity(seeded.program, { ...environment, PORT: '0' })
  const { facts } = running
  const url = `http://127.0.0.1:${facts.port}`
  return {
    ...facts,
    url,
    dataDir,
    password,
    kill: () => endCity(running.child, 'SIGKILL'),
    async restart() {
      running = await launchCity(seeded.program, { ...environment, PORT: String(facts.port) })
    },
    async stop() {
      await endCity(running.child, 'SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
      if (database) await dropDatabase(database)
    }
  }
}
