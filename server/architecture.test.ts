import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'

const root = new URL('.', import.meta.url).pathname
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts') && !/\.test\.ts$|^test\/|^db\/|^demo\//.test(file))
  .map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }))

const writing =
  'create|insertMany|updateOne|updateMany|findOneAndUpdate|deleteOne|deleteMany|bulkWrite|replaceOne'.split('|')
const writes = new RegExp(`(\\w+Model)\\s*\\.(${writing.join('|')})\\(`, 'g')

describe('What must stay true of the server', () => {
  // .dependency-cruiser.cjs lets an area import these of another, and not its models.
  it('an area writes only its own collections', async () => {
    const files = sources.filter(({ file }) => file.endsWith('/readers.ts'))
    const readers = (await Promise.all(files.map(({ file }) => import(join(root, file))))).flatMap(Object.entries)
    assert.ok(readers.length > 0)
    for (const [name, reader] of readers) {
      assert.deepEqual(
        writing.filter(method => method in reader),
        [],
        name
      )
    }
  })

  it('only move-case.ts changes the state of a case, and only open-case.ts gives the first', () => {
    const writers = sources.filter(
      ({ text }) => /\$(set|setOnInsert): \{[^}]*\bstate\b(?!s)/s.test(text) && text.includes('CaseModel')
    )
    assert.deepEqual(writers.map(({ file }) => file).sort(), ['cases/open-case.ts', 'cases/steps/move-case.ts'])
  })

  it('only change-code.ts changes a place code and only mint-codes.ts makes one; a scan moves its last day', () => {
    const writers = sources.flatMap(({ file, text }) =>
      Array.from(text.matchAll(writes), ([, name]) => (name === 'PlaceCodeModel' ? [file] : [])).flat()
    )
    assert.deepEqual([...new Set(writers)].sort(), [
      'codes/change-code.ts',
      'codes/count-scan.ts',
      'codes/mint-codes.ts'
    ])
  })

  it('a version of rules is inserted and never changed', () => {
    const operations = sources.flatMap(({ text }) =>
      Array.from(text.matchAll(writes), ([, name, operation]) => (name === 'RulesModel' ? [operation] : [])).flat()
    )
    assert.deepEqual(operations, ['create'])
  })

  it('history is appended and never edited', () => {
    for (const { file, text } of sources) assert.doesNotMatch(text, /\$(set|unset|pull|pop): \{[^}]*history/, file)
    // The upgrade that turned old labels into facts is the one exception; it names single entries by their place.
    const byPlace = sources.filter(({ text }) => /`history\.\$\{/.test(text))
    assert.deepEqual(
      byPlace.map(({ file }) => file),
      ['cases/upgrade-histories.ts']
    )
  })

  it('only http/errors.ts writes an error body', () => {
    const writers = sources.filter(({ text }) => /body = \{ error:/.test(text))
    assert.deepEqual(
      writers.map(({ file }) => file),
      ['http/errors.ts']
    )
  })

  it('every index says which query it serves', () => {
    for (const { file, text } of sources) {
      const lines = text.split('\n')
      lines.forEach((line, index) => {
        if (!/^\w+Schema\.index\(/.test(line)) return
        let above = index - 1
        while (above >= 0 && /^(\w+Schema\.index\(|\s|\))/.test(lines[above] ?? '')) above -= 1
        assert.match(lines[above] ?? '', /^\/\//, `${file}:${index + 1}`)
      })
    }
  })
})
