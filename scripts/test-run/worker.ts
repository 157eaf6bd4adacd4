import { endLeftovers } from './children'
import type { FileOrder, WorkerMessage } from './messages'
import { runFile, wordsOf } from './run-file'

/** A process that runs one test file after another as it is told, and ends with its parent. */
process.once('disconnect', () => process.exit(1))

const tell = (message: WorkerMessage) => process.send?.(message)

process.on('message', async (order: FileOrder) => {
  const start = Date.now()
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
  const leftovers = await endLeftovers()
  tell({ end: { ms: Date.now() - start, hooksMs, leftovers } })
})
