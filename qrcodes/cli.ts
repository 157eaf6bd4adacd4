import { askPassword } from './ask-password'
import { runCommand } from './run-command'

/** `npx tsx qrcodes/cli.ts`: mint, sheet, verify, import, export. Without a command it prints the help. */
process.exitCode = await runCommand(process.argv.slice(2), {
  say: line => console.log(line),
  complain: line => console.error(line),
  askPassword
})
