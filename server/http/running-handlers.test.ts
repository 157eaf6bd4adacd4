import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { runningHandlers } from './running-handlers'

describe('A server that stops', () => {
  it('waits for the work of a client that has hung up', async () => {
    let finish = () => {}
    const finished = new Promise<void>(resolve => {
      finish = resolve
    })
    const work = runningHandlers(() => finished)
    const server = createServer(work.answer)
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
    client.write('GET / HTTP/1.1\r\nHost: city\r\n\r\n')
    await once(server, 'request')
    client.destroy()
    await new Promise(resolve => server.close(resolve))
    let over = false
    const ended = work.ended().then(() => {
      over = true
    })
    await new Promise(resolve => setImmediate(resolve))
    assert.equal(over, false)
    finish()
    await ended
    assert.equal(over, true)
  })
})
