import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'mocha'
import { workflowDocument } from './workflow-document'

describe('The workflow’s page in the docs', () => {
  it('says what the table says; `npm run docs` writes it anew', () => {
    assert.equal(readFileSync('docs/workflow.md', 'utf8'), workflowDocument())
  })
})
