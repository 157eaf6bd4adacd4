import { readdirSync, readFileSync } from 'node:fs'

/** Ends a process and all that it has started, at once. Where there is no /proc, only the process itself. */
export function killTree(pid: number): void {
  for (const id of treeOf(pid)) {
    try {
      process.kill(id, 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** The command lines of a process and of all that it has started. One that is just ending has none. */
export function namesOf(pid: number): string[] {
  const commands = treeOf(pid).map(id => ({ id, command: commandOf(id) }))
  return commands.filter(({ command }) => command !== '').map(({ id, command }) => `${id} ${command}`)
}

const ticksASecond = 100

/**
 * Returns the processor seconds that a process and all that it has started have used so far, those that have ended
 * included. Unlike time on the clock they are the same on a busy machine. Where there is no /proc, 0.
 */
export function processorSecondsOf(pid: number): number {
  return treeOf(pid).reduce((sum, id) => sum + ticksOf(id), 0) / ticksASecond
}

/** In user and system mode, of the process itself and of its children that have ended. */
function ticksOf(pid: number): number {
  const [, rest = ''] = /^.*\) (.*)$/s.exec(read(`/proc/${pid}/stat`)) ?? []
  return rest
    .split(' ')
    .slice(11, 15)
    .reduce((sum, ticks) => sum + Number(ticks), 0)
}

/** The process first, then what it has started. */
function treeOf(pid: number): number[] {
  const parents = parentsById()
  const tree = [pid]
  for (const parent of tree) {
    for (const [id, itsParent] of parents) if (itsParent === parent) tree.push(id)
  }
  return tree
}

function parentsById(): Map<number, number> {
  const parents = new Map<number, number>()
  for (const name of list('/proc')) {
    // The name in brackets may hold anything; the parent is the second word behind it.
    const parent = /^\d+$/.test(name) && /^.*\) \S (\d+)/s.exec(read(`/proc/${name}/stat`))?.[1]
    if (parent) parents.set(Number(name), Number(parent))
  }
  return parents
}

function commandOf(pid: number): string {
  const command = read(`/proc/${pid}/cmdline`).split('\0').join(' ').trim()
  return command.length > 200 ? `${command.slice(0, 200)} …` : command
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
