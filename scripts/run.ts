import { spawn } from 'node:child_process'

/** Runs a command to its end. Quiet ones show their output only when they fail. */
export function run(
  command: string,
  args: string[],
  { quiet = false, env = {} }: { quiet?: boolean; env?: Record<string, string> } = {}
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...env }
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk
    })
    child.once('error', reject)
    child.once('exit', code => {
      if (code === 0) return resolve()
      process.stderr.write(output)
      reject(new Error(`${command} ${args.join(' ')} ended with ${code}`))
    })
  })
}
