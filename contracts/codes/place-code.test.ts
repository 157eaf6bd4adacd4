import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { codeOfLink, placeCodeFrom, readPlaceCode, writePlaceCode } from './place-code'

const someCode = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(placeCodeFrom)

describe('A place code', () => {
  it('reads back however it is written: grouped, in lower case, with O for 0 and l for 1', () => {
    fc.assert(
      fc.property(someCode, code => {
        const sloppy = writePlaceCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
        const read = readPlaceCode(` ${sloppy} `)
        return 'code' in read && read.code === code
      })
    )
  })

  it('tells a single wrong symbol by its check symbol', () => {
    fc.assert(
      fc.property(someCode, fc.nat(7), fc.nat(30), (code, position, shift) => {
        const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
        const wrong = alphabet.charAt((alphabet.indexOf(code.charAt(position)) + 1 + shift) % 32)
        const read = readPlaceCode(code.slice(0, position) + wrong + code.slice(position + 1))
        return 'problem' in read && read.problem === 'check'
      })
    )
  })

  it('tells two neighbouring symbols that changed places', () => {
    fc.assert(
      fc.property(someCode, fc.nat(6), (code, position) => {
        const [first, second] = [code.charAt(position), code.charAt(position + 1)]
        fc.pre(first !== second)
        const read = readPlaceCode(code.slice(0, position) + second + first + code.slice(position + 2))
        return 'problem' in read && read.problem === 'check'
      })
    )
  })

  it('is told apart from what is no code at all', () => {
    assert.deepEqual(readPlaceCode('  '), { problem: 'empty' })
    assert.deepEqual(readPlaceCode('7K2M'), { problem: 'shape' })
    assert.deepEqual(readPlaceCode('7K2M-9QU8-T'), { problem: 'shape' })
  })

  it('is taken out of the link that is printed', () => {
    assert.equal(codeOfLink('https://city.example.cn/q/7K2M9QXDT?from=x'), '7K2M9QXDT')
    assert.equal(codeOfLink('7K2M9QXDT'), '7K2M9QXDT')
  })
})
