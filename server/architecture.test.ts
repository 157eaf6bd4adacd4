import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { after, before, describe, it } from 'mocha'
import mongoose from 'mongoose'
import type { api } from '../contracts/api'
import './jobs/schedule'
import './routes'
import type { addToCase } from './cases/add-to-case'
import { queriesServed } from './db/index-for'
import { RulesModel } from './rules/model'
import type { Request } from './serve'
import { freshDatabase } from './test/database'
import type { Appending } from './versioned/appending'

const root = new URL('.', import.meta.url).pathname

const writing = [
  'create',
  'insertMany',
  'updateOne',
  'updateMany',
  'findOneAndUpdate',
  'deleteOne',
  'deleteMany',
  'bulkWrite',
  'replaceOne'
]

/** Types and import rules hold these; here each is asked about a line that it must refuse. */
describe('What must stay true of the server', () => {
  freshDatabase()

  /** Which of these files may not import that one, by `.dependency-cruiser.cjs`. */
  let refused: (target: string) => string[]
  let folder = ''

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'imports-'))
    const importing: Record<string, string[]> = {
      'cases/model': [
        'cases/steps/move-case',
        'cases/open-case',
        'cases/add-to-case',
        'cases/upgrade-histories',
        'cases/lists/queue',
        'cases/steps/effects-filing',
        'reports/submit-report'
      ],
      'codes/model': ['codes/change-code', 'codes/mint-codes', 'codes/count-scan', 'codes/hang-code', 'cases/present'],
      'rules/model': ['rules/saved-rules', 'cases/clocks/clock'],
      '../contracts/errors': ['http/errors', 'http/refusal', 'http/pages', 'cases/routes']
    }
    const lines = new Map<string, string[]>()
    for (const [target, files] of Object.entries(importing)) {
      lines.set(target, ['export const values = 1'])
      for (const file of files) {
        const up = '../'.repeat(file.split('/').length - 1)
        lines.set(file, [...(lines.get(file) ?? []), `export { values } from '${up || './'}${target}'`])
      }
    }
    for (const [file, text] of lines) {
      const path = join(folder, 'server', `${file}.ts`)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text.join('\n'))
    }
    const { forbidden, options } = (await import(new URL('../.dependency-cruiser.cjs', import.meta.url).href)).default
    const { tsConfig, ...others } = options
    const result = await cruise(['server'], { ...others, baseDir: folder, validate: true, ruleSet: { forbidden } })
    const { violations } = (result.output as ICruiseResult).summary
    refused = target => {
      const to = join('server', `${target}.ts`)
      return [...new Set(violations.filter(each => each.to === to).map(({ from }) => from))].sort()
    }
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('an area writes only its own collections', async () => {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      file => basename(file) === 'readers.ts'
    )
    const readers = (await Promise.all(files.map(file => import(join(root, file))))).flatMap(Object.entries)
    assert.ok(readers.length > 0)
    for (const [name, reader] of readers) {
      assert.deepEqual(
        writing.filter(method => method in reader),
        [],
        name
      )
    }
    assert.deepEqual(refused('rules/model'), ['server/cases/clocks/clock.ts'])
  })

  it('only move-case.ts changes the state of a case, and only open-case.ts gives the first', () => {
    assert.deepEqual(refused('cases/model'), [
      'server/cases/lists/queue.ts',
      'server/cases/steps/effects-filing.ts',
      'server/reports/submit-report.ts'
    ])
    const beside = (update: Parameters<typeof addToCase>[1]) => update
    // @ts-expect-error What comes beside the steps leaves the state alone,
    beside({ $set: { state: 'closed' } })
    // @ts-expect-error and the version.
    beside({ $inc: { version: 1 } })
  })

  it('only change-code.ts changes a place code and only mint-codes.ts makes one; a scan moves its last day', () => {
    assert.deepEqual(refused('codes/model'), ['server/cases/present.ts', 'server/codes/hang-code.ts'])
  })

  it('a version of rules is inserted and never changed', () => {
    assert.deepEqual(
      writing.filter(method => method in RulesModel),
      []
    )
    // @ts-expect-error
    assert.equal(RulesModel.updateOne, undefined)
  })

  it('history is appended and never edited', () => {
    // The upgrade that turned old labels into facts is the one exception: it may import the whole model.
    assert.ok(!refused('cases/model').includes('server/cases/upgrade-histories.ts'))
    const change = (update: Appending) => update
    change({ $push: { history: {} } })
    // @ts-expect-error A history is not replaced,
    change({ $set: { history: [] } })
    // @ts-expect-error and none of its entries changed,
    change({ $set: { 'history.0.words': '' } })
    // @ts-expect-error wherever it stands,
    change({ $set: { [`history.${String(1)}.words`]: '' } })
    // @ts-expect-error or removed.
    change({ $pull: { history: {} } })
  })

  it('only http/errors.ts writes an error body', () => {
    assert.deepEqual(refused('../contracts/errors'), ['server/cases/routes.ts', 'server/http/pages.ts'])
    const answer = (ctx: Request<typeof api.queue>['ctx']) => {
      // @ts-expect-error A handler returns what it answers.
      ctx.body = { error: { code: 'forbidden', message: '' } }
    }
    assert.equal(typeof answer, 'function')
  })

  it('every index says which query it serves', async () => {
    const models = Object.values(mongoose.models)
    assert.ok(models.length > 10)
    for (const model of models) {
      await model.createCollection()
      const stored = (await model.collection.indexes()).map(({ name }) => name).filter(name => name !== '_id_')
      assert.equal(stored.length, queriesServed(model.schema).length, `${model.modelName}: ${stored.join(', ')}`)
    }
  })
})
