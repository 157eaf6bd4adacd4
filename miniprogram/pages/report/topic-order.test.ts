import assert from 'node:assert/strict'
import { inOrder, visible } from './topic-order'

const topics = ['garbage', 'road', 'lights', 'street', 'parking', 'noise', 'green', 'building'].map(id => ({
  id,
  label: id,
  hint: ''
}))

describe('the topics on the report page', () => {
  it('begin with what suggests itself at this place', () => {
    assert.deepEqual(
      inOrder(topics, ['lights', 'nothing', 'road'])
        .slice(0, 3)
        .map(topic => topic.id),
      ['lights', 'road', 'garbage']
    )
  })

  it('fit on one screen, and never hide the chosen one', () => {
    assert.equal(visible(topics, undefined, false).length, 5)
    assert.equal(visible(topics, 'building', false).at(-1)?.id, 'building')
    assert.equal(visible(topics, undefined, true).length, 8)
  })
})
