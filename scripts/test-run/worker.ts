import { endLeftovers, stopAll } from './children'
import type { FileOrder, WorkerMessage } from './messages'
import { processorSecondsOf } from './process-tree'
import { runFile, wordsOf } from './run-file'

/** A process that runs one test file after another as it is told, and ends with its parent. */
process.once('disconnect', () => stopAll().finally(() => process.exit()))

const tell = (message: WorkerMessage) => process.send?.(message)

process.on('message', async (order: FileOrder) => {
  const start = Date.now()
  const processorBefore = processorSecondsOf(process.pid)
  const portsBefore = openPorts()
  let hooksMs = 0
  try {
    hooksMs = await runFile(order.file, order.grep, {
      begun: title => tell({ begun: title }),
      ended: result => tell({ test: result })
    })
  } catch (error) {
    // It cannot even be read: a mistake in the file itself.
    tell({ test: { title: `${order.file} loads`, state: 'failed', ms: 0, error: wordsOf(error) } })
  }
  const ms = Date.now() - start
  const processorSeconds = processorSecondsOf(process.pid) - processorBefore
  const leftovers = await endLeftovers()
  // What was closed just now is gone in the next turn of the loop.
  await new Promise(resolve => setImmediate(resolve))
  // A port cannot be closed from here; it goes with this process, which waits for nothing.
  const openPort = openPorts() > portsBefore ? ['a port that is still open'] : []
  tell({ end: { ms, hooksMs, processorSeconds, leftovers: [...leftovers, ...openPort] } })
})

function openPorts(): number {
  return process.getActiveResourcesInfo().filter(kind => kind === 'TCPServerWrap').length
}
