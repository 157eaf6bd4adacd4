import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { fillIn, placeholderProblem, sampleNames, tidyPlaceholders } from './placeholders'

describe('A city’s own sentence', () => {
  it('names the case, the place and the department, however the braces are typed', () => {
    const typed = '｛ Case ｝在{PLACE}，由{ department }办理'
    assert.equal(tidyPlaceholders(typed), '{case}在{place}，由{department}办理')
    assert.equal(placeholderProblem(tidyPlaceholders(typed)), undefined)
    assert.match(fillIn(tidyPlaceholders(typed), sampleNames), /^44020420261122000017在启明北路 16 号，由市政/)
  })

  it('is refused with anything else in braces, and says what there is', () => {
    for (const wrong of ['{案卷号}已办结', '{caseNo}', '{}', '{{deadline}}', '｛时间｝']) {
      assert.match(placeholderProblem(tidyPlaceholders(wrong)) ?? '', /没有 .+ 这一项，只能用 \{case\}/, wrong)
    }
    for (const wrong of ['{{case}}', '{case', 'case}已办结', '｛地点', '}{']) {
      assert.match(placeholderProblem(tidyPlaceholders(wrong)) ?? '', /成对|没有/, wrong)
    }
  })

  it('is filled in once: what a name holds is no placeholder and no pattern', () => {
    const names = { case: '', place: '{department} $& $1', department: '市政所' }
    assert.equal(fillIn('{case}在{place}', names), '案卷在{department} $& $1')
  })
})
