import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { placeCodeFrom, writePlaceCode } from '../contracts/codes/place-code'
import type { Sighting } from './read-sheet'
import { verifySheet } from './verify-sheet'

const host = 'https://city.example.cn'
const code = (seed: number) => placeCodeFrom(Uint8Array.from({ length: 8 }, (_, index) => seed * 31 + index * 7))
const [one, two, unminted] = [code(1), code(2), code(3)]

async function* sheet(...texts: (string | undefined)[]): AsyncGenerator<Sighting> {
  for (const text of texts) yield { page: 1, ...(text !== undefined && { text }) }
}

const verify = (texts: (string | undefined)[], expected: string[] = []) =>
  verifySheet({ sightings: sheet(...texts), host, lookUp: async () => new Set([one, two]), expected })

describe('Reading a sheet back', () => {
  it('finds right what leads here and was minted', async () => {
    assert.deepEqual(await verify([`${host}/q/${one}`]), [{ page: 1, verdict: 'right', what: writePlaceCode(one) }])
  })

  it('tells each kind of mistake apart', async () => {
    const found = await verify(
      [
        `${host}/q/${one}`,
        `${host}/q/${one}`,
        `https://evil.example/q/${two}`,
        `${host}/q/${unminted}`,
        `${host}/q/AAAAAAAAA`,
        'https://city.example.cn/',
        undefined
      ],
      [one, code(9)]
    )
    assert.deepEqual(
      found.map(({ verdict }) => verdict),
      ['right', 'duplicate', 'wrongHost', 'unknown', 'notOurs', 'notOurs', 'unreadable', 'missing']
    )
  })

  it('takes another spelling of the address for another address, as WeChat does', async () => {
    for (const link of [
      `http://city.example.cn/q/${one}`,
      `${host}/Q/${one}`,
      `${host}/q/${one}?x=1`,
      `${host}//q/${one}`
    ]) {
      const [finding] = await verify([link])
      assert.notEqual(finding?.verdict, 'right', link)
    }
  })
})
