import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

const minuteMs = 60_000
const mostStarts = 5

/**
 * Runs a program that says `ready` to its parent, and starts it again when it ends by itself: at most five times a minute,
 * because more often is no accident. A program that never got ready has said why and is not tried again. Returns the code
 * to exit with.
 */
export async function keepRunning(program: string, say = (line: string) => console.error(line), pauseMs = 1000) {
  let stopping = false
  let child: ChildProcess | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping = true
      child?.kill(signal)
    })
  }
  let wasReady = false
  for (let starts: number[] = []; ; ) {
    child = fork(program)
    child.once('message', () => {
      wasReady = true
    })
    const [code, signal] = await ended(child)
    if (stopping || code === 0 || !wasReady) return code ?? 1
    const now = Date.now()
    starts = [...starts.filter(at => at > now - minuteMs), now]
    if (starts.length > mostStarts) {
      say(`服务一分钟内停止了 ${starts.length} 次，不再自动启动。请看上面的错误，改好后再启动。`)
      return 1
    }
    say(
      `服务意外停止（${signal ?? `代码 ${code}`}），正在重新启动（一分钟内第 ${starts.length} 次，最多 ${mostStarts} 次）…`
    )
    await pause(pauseMs)
    if (stopping) return 1
  }
}

function ended(child: ChildProcess): Promise<[code: number | null, signal: NodeJS.Signals | null]> {
  return new Promise(resolve => child.once('exit', (code, signal) => resolve([code, signal])))
}
