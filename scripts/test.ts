import { parseArgs } from 'node:util'
import { runEverything } from './test-run/everything'
import { testFiles } from './test-run/files'
import { runSome } from './test-run/some'
import './test-run/children'

/**
 * `npm test [files or folders…] [--grep words]`: sets up what the tests need, then runs them. With CI set, lint, types,
 * the server's suites on MongoDB and on the recommended Node come too. Ends with `N passed, N failed`.
 */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const { positionals, values } = parseArgs({ allowPositionals: true, options: { grep: { type: 'string', short: 'g' } } })
const files = testFiles(positionals)
const well = positionals.length > 0 || values.grep ? await runSome(files, values.grep) : await runEverything(files)
process.exit(well ? 0 : 1)
