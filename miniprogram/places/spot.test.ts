import assert from 'node:assert/strict'
import { placeCodeFrom, writePlaceCode } from '../../contracts/codes/place-code'
import { ApiError, offline } from '../api/errors'
import { codeToSend, draftName, spotAfter, spotOf } from './spot'

const code = placeCodeFrom(new Uint8Array([7, 19, 2, 20, 9, 23, 29, 13]))

describe('the place of a report', () => {
  it('is looked up when the code can be right, however it was typed', () => {
    assert.deepEqual(spotOf(writePlaceCode(code).toLowerCase()), { kind: 'looking', code })
  })

  it('is not looked up when a symbol was mistyped', () => {
    const wrong = (code[0] === '7' ? '8' : '7') + code.slice(1)
    assert.deepEqual(spotOf(wrong), { kind: 'mistyped', typed: wrong, slip: 'check' })
    assert.deepEqual(spotOf('7K2M'), { kind: 'mistyped', typed: '7K2M', slip: 'shape' })
  })

  it('is left open when nobody scanned anything', () => {
    assert.deepEqual(spotOf(undefined), { kind: 'none' })
    assert.equal(draftName(spotOf(' ')), 'none')
  })

  it('goes along with the report while the network is down', () => {
    const spot = spotAfter(offline(), code)
    assert.equal(spot.kind, 'unreachable')
    assert.equal(codeToSend(spot), code)
  })

  it('is asked for when the code is unknown or retired', () => {
    assert.equal(codeToSend(spotAfter(new ApiError('code_unknown', ''), code)), undefined)
    assert.equal(codeToSend(spotAfter(new ApiError('code_retired', ''), code)), undefined)
  })
})
