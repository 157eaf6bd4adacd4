import { parseArgs } from 'node:util'

export interface Options {
  /** How many cases the large city has. The small one, which it is compared with, has ten thousand or a fifth. */
  cases: number
  smallCases: number
  /** How long each measurement of many people takes. */
  seconds: number
  /** How many life cycles run side by side, one measurement for each number. */
  concurrency: number[]
  /** How many people the ramp ends with. */
  people: number
  /** How many server processes share the large city. */
  processes: number
  /** How often each read is asked. */
  reads: number
}

const help = `npm run bench:load -- [--cases 1000000] [--seconds 60] [--concurrency 8,32,100] [--people 300] [--processes 1] [--reads 200]
Measures the server under load, on the MongoDB of MONGODB_URL, else on one of its own, else on the embedded database.`

/** Reads the command line. Ends with one line when it cannot be understood. */
export function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      cases: { type: 'string', default: '1000000' },
      seconds: { type: 'string', default: '60' },
      concurrency: { type: 'string', default: '8,32,100' },
      people: { type: 'string', default: '300' },
      processes: { type: 'string', default: '1' },
      reads: { type: 'string', default: '200' },
      help: { type: 'boolean', short: 'h' }
    }
  })
  if (values.help) {
    console.log(help)
    process.exit(0)
  }
  const cases = whole('cases', values.cases)
  return {
    cases,
    smallCases: Math.min(10_000, Math.ceil(cases / 5)),
    seconds: whole('seconds', values.seconds),
    concurrency: values.concurrency.split(',').map(each => whole('concurrency', each)),
    people: whole('people', values.people),
    processes: whole('processes', values.processes),
    reads: whole('reads', values.reads)
  }
}

function whole(name: string, text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  console.error(`--${name} takes a whole number above 0, not ${text}\n${help}`)
  process.exit(2)
}
