import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks for a password without showing it. When input is piped in, its first line is the password. */
export function askPassword(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (stdin.isTTY) stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY === true })
  return new Promise(resolve => {
    lines.once('line', line => {
      resolve(line)
      lines.close()
    })
    lines.once('close', () => {
      if (stdin.isTTY) stderr.write('\n')
      resolve('')
    })
  })
}
