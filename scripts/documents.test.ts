import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, it } from 'mocha'

const documents = [
  ...readdirSync('.').filter(name => name.endsWith('.md')),
  ...['docs', 'docs/decisions'].flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.md'))
      .map(name => join(folder, name))
  ),
  'embedded-database/README.md'
]

const rooms = readdirSync('.', { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))

/** Paths as documents write them: `server/audit/chain.ts`. Patterns, folders of a running city and files to make are none. */
function named(text: string): string[] {
  return [...text.matchAll(/`([\w.-]+(?:\/[\w.@-]+)*\/[\w.-]+\.(?:ts|tsx|md|json|yaml|yml|css|scss))`/g)].flatMap(
    ([, path = '']) => (rooms.includes(path.split('/')[0] ?? '') && !path.startsWith('dist/') ? [path] : [])
  )
}

describe('The documents', () => {
  for (const document of documents) {
    it(`${document} names files that are there, and links to what is there`, () => {
      const text = readFileSync(document, 'utf8')
      const missing = named(text).filter(path => !existsSync(path))
      const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link = '']) => link)
      const broken = links.filter(link => !existsSync(join(dirname(document), decodeURIComponent(link))))
      assert.deepEqual({ missing, broken }, { missing: [], broken: [] })
    })
  }

  it('say for each requirement of security where it is met and which test holds it', () => {
    const [requirements = ''] = readFileSync('docs/security.md', 'utf8').split('## What was tried')
    const rows = requirements
      .split('\n')
      .filter(line => line.startsWith('| ') && !/^\| (requirement|what was tried)/.test(line))
    assert.ok(rows.length > 30)
    const empty = rows.filter(row =>
      row
        .split('|')
        .slice(1, -1)
        .some(cell => !cell.trim())
    )
    const untested = rows.filter(row => !/\.test\.ts`/.test(row.split('|')[3] ?? ''))
    assert.deepEqual({ empty, untested }, { empty: [], untested: [] })
  })
})
