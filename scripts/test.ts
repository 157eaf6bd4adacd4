import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { buildClients } from './build-all'
import { requireBrowser } from './require-browser'
import { run } from './run'

/**
 * `npm test [files…]`: sets up what the tests need, then runs them. With CI set, lint, types and the server's suites on
 * a real MongoDB come too. Ends with `N passed, N failed`.
 */
const files = process.argv.slice(2)
const units = [
  'contracts/**/*.test.ts',
  'server/**/*.test.ts',
  'embedded-database/**/*.test.ts',
  'miniprogram/**/*.test.ts',
  'console/**/*.test.ts',
  'qrcodes/**/*.test.ts',
  'scripts/**/*.test.ts'
]
const acrossEverything = ['e2e/**/*.test.ts']
const total = { passed: 0, failed: 0 }

/**
 * Runs a test command, shows what it prints, and adds up what mocha says at its end. One that runs beside another
 * shows it all at once when it has ended, so that the two are not mixed up.
 */
async function count(command: string, args: string[], beside = false): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', beside ? 'pipe' : 'inherit'] })
  let passed = 0
  let failed = 0
  let output = ''
  const take = (chunk: Buffer) => {
    if (!beside) process.stdout.write(chunk)
    output += chunk
  }
  child.stdout?.on('data', take)
  child.stderr?.on('data', take)
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  if (beside) process.stdout.write(output)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are written with the escape character
  const plain = output.replace(/\u001b\[[\d;]*m/g, '')
  for (const [, number, word] of plain.matchAll(/^\s+(\d+) (passing|failing)\b/gm)) {
    if (word === 'passing') passed += Number(number)
    else failed += Number(number)
  }
  total.passed += passed
  // A run that broke off without counting a failure has failed all the same.
  total.failed += code === 0 ? failed : Math.max(failed, 1)
}

const mocha = (wanted: readonly string[]) => ['mocha', ...wanted]

/** Everything there is: what needs the built clients beside what does not, as each leaves a core idle now and then. */
async function runEverything() {
  const ended = await Promise.allSettled([
    buildClients(['h5', 'weapp', 'console']).then(() => count('npx', mocha(acrossEverything), true)),
    count('npx', mocha(units)).then(async () => {
      if (process.env.CI && existsSync('scripts/test-mongodb.ts'))
        await count('npx', ['tsx', 'scripts/test-mongodb.ts'])
    })
  ])
  for (const outcome of ended) if (outcome.status === 'rejected') throw outcome.reason
}

try {
  if (process.env.CI) await run('npm', ['run', 'check'])
  const runs = (folder: string) => files.length === 0 || files.some(file => file.startsWith(folder))
  if (runs('e2e') || runs('qrcodes') || runs('server/codes')) await requireBrowser()
  if (files.length === 0) await runEverything()
  else {
    if (runs('e2e')) await buildClients(['h5', 'weapp', 'console'])
    await count('npx', mocha(files))
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  total.failed += 1
}
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
