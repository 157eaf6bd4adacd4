import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A process of the built server. Its own log says where it listens. */
export async function startProcess(program: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let ended = false
  const exit = once(child, 'exit').then(([code]) => {
    ended = true
    return code as number | null
  })
  const port = await new Promise<number>((resolve, reject) => {
    exit.then(code => reject(new Error(`The server ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', line => {
      const entry = JSON.parse(line) as { msg: string; port?: number }
      if (entry.msg === 'ready' && entry.port) resolve(entry.port)
    })
  })
  return {
    port,
    /** As a machine that loses its power. */
    kill: () => child.kill('SIGKILL'),
    /** As an operator does it. Returns the exit code. */
    async stop() {
      if (!ended) child.kill('SIGTERM')
      return exit
    }
  }
}

export type ServerProcess = Awaited<ReturnType<typeof startProcess>>
