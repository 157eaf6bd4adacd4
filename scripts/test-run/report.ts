import type { FileEnd, TestResult } from './messages'
import { processorSecondsOf } from './process-tree'

interface FileTimes {
  name: string
  ms: number
  hooksMs: number
  processorSeconds: number
}

/** Prints results as they come and counts them. */
export function startReport(print: (line: string) => void = console.log) {
  const start = Date.now()
  let passed = 0
  const failures: string[] = []
  const files: FileTimes[] = []
  const notes: string[] = []

  const fail = (what: string, why: string) => {
    const told = `✘ ${what}\n${indent(why)}`
    failures.push(told)
    print(told)
  }

  return {
    fail,
    /** A line that stands at the end, above the count. */
    note: (line: string) => void notes.push(line),
    heard(file: string, { title, state, ms, error }: TestResult) {
      if (state === 'failed') return fail(`${file} ${title}`, error ?? '')
      if (state === 'passed') passed += 1
      print(
        `${state === 'passed' ? '✔' : '- not run:'} ${file} ${title} ${state === 'passed' ? `(${ms} ms)` : ''}`.trim()
      )
    },
    stepEnded: (name: string, ms: number) => print(`✔ ${name} (${ms} ms)`),
    fileEnded(name: string, { leftovers, ...times }: FileEnd) {
      files.push({ name, ...times })
      for (const left of leftovers) print(`! ${name} left behind ${left}`)
    },
    times: (): ReadonlyMap<string, number> => new Map(files.map(({ name, ms }) => [name, ms])),
    /** The last line says how many passed and failed. Returns whether all went well. */
    end(): boolean {
      const slowest = files.toSorted((one, other) => other.ms - one.ms).slice(0, 10)
      if (files.length > 1) {
        print('\nSlowest files, of that hooks, and on the processor:')
        for (const { name, ms, hooksMs, processorSeconds } of slowest)
          print(`${seconds(ms)} ${seconds(hooksMs)} ${seconds(processorSeconds * 1000)}  ${name}`)
        const used = processorSecondsOf(process.pid) * 1000
        print(`The run took${seconds(Date.now() - start)}, and${seconds(used)} on the processor`)
      }
      if (failures.length > 0) print(`\nFailed:\n${failures.join('\n')}`)
      if (notes.length > 0) print(`\n${notes.join('\n')}`)
      print(`${passed} passed, ${failures.length} failed`)
      return failures.length === 0 && passed > 0
    }
  }
}

export type Report = ReturnType<typeof startReport>

const seconds = (ms: number) => `${(ms / 1000).toFixed(1).padStart(6)} s`
const indent = (text: string) => text.replaceAll(/^(?=.)/gm, '    ')
