import { type ChildProcess, spawn } from 'node:child_process'
import { buildClients } from './build-all'

/** `npm run dev`: when files change, the server restarts, the residents' pages are rebuilt and the console reloads. */
await buildClients(['h5', 'console'])

const commands: [name: string, command: string, args: string[]][] = [
  ['server', 'npx', ['tsx', 'watch', '--clear-screen=false', 'scripts/start-city.ts']],
  ['h5', 'npx', ['taro', 'build', '--type', 'h5', '--watch', '--no-check']],
  ['console', 'npx', ['vite', '--config', 'console/vite.config.ts', 'console']]
]

const children: ChildProcess[] = commands.map(([name, command, args]) => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().split('\n')) if (line.trim()) console.log(`[${name}] ${line}`)
    })
  }
  return child
})

console.log(
  '改动即生效：市民端 http://localhost:10086/m/ ，工作台 http://localhost:5173/console/ ；二维码和账号见 [server] 的输出。'
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
    process.exit(0)
  })
}
