import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** Runs deploy/rolling-restart.sh; this program takes the place of `systemctl restart`. */
export async function rollingRestart(
  folder: string,
  ports: readonly number[],
  restart: (port: number) => Promise<void>
) {
  const systemd = createServer(async (request, response) => {
    await restart(Number(request.url?.split('@')[1]))
    response.end()
  }).listen(0, '127.0.0.1')
  await once(systemd, 'listening')
  const command = join(folder, 'restart')
  const { port } = systemd.address() as AddressInfo
  writeFileSync(command, `#!/bin/sh\nexec curl -fsS "http://127.0.0.1:${port}/$1"\n`)
  chmodSync(command, 0o755)
  const script = spawn('deploy/rolling-restart.sh', ports.map(String), {
    env: { ...process.env, RESTART: command },
    stdio: 'inherit'
  })
  const [code] = await once(script, 'exit')
  systemd.close()
  if (code !== 0) throw new Error(`deploy/rolling-restart.sh ended with ${code}`)
}
