import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, it } from 'mocha'
import packageFile from '../package.json' with { type: 'json' }

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter(file => file !== '')
const documents = files.filter(file => /^(docs\/.*|embedded-database\/README|[A-Z][A-Za-z.-]*)\.md$/.test(file))

/** A file or folder, by its whole path or, as in a sentence about one room, by its end. */
const ends = new Set(
  files.flatMap(file => {
    const parts = file.split('/')
    return parts.flatMap((_, from) => parts.slice(from).map((_, to) => parts.slice(from, from + to + 1).join('/')))
  })
)

const rooms = new Set(
  files.map(file => file.split('/')[0]).filter(room => files.some(file => file.startsWith(`${room}/`)))
)
const isSource = (path: string) => /^[\w*…./-]+\.(ts|tsx|cjs|md)$/.test(path)
/** What looks like a path of ours: it begins with a room of the project, or it ends like a source. */
const isPath = (words: string) =>
  isSource(words) || (/^[\w*….-]+\/[\w*…./-]*$/.test(words) && rooms.has(words.split('/')[0]))
/** No file: what a rule forbids, and what a build makes. */
const notHere = new Set(['utils.ts'])

const exists = (path: string) => {
  const name = path.replace(/\/$/, '')
  if (!/[*…]/.test(name)) return ends.has(name)
  const pattern = new RegExp(`(^|/)${name.replaceAll('.', '\\.').replace(/[*…]/g, '[^/]*')}$`)
  return files.some(file => pattern.test(file))
}

describe('The documents', () => {
  it('name only files and folders that are there', () => {
    const missing = documents.flatMap(document =>
      Array.from(readFileSync(document, 'utf8').matchAll(/`([^`\n]+)`/g), ([, words = '']) => words)
        .filter(words => isPath(words) && !notHere.has(words) && !words.startsWith('dist/'))
        .filter(path => !exists(path))
        .map(path => `${document}: ${path}`)
    )
    assert.deepEqual(missing, [])
  })

  it('link only to what is there', () => {
    const missing = documents.flatMap(document =>
      Array.from(readFileSync(document, 'utf8').matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g), ([, target = '']) => target)
        .filter(target => !ends.has(normalize(join(dirname(document), target))))
        .map(target => `${document}: ${target}`)
    )
    assert.deepEqual(missing, [])
  })

  it('name only commands that package.json has', () => {
    const commands = Object.keys(packageFile.scripts)
    const missing = documents.flatMap(document =>
      Array.from(readFileSync(document, 'utf8').matchAll(/npm run ([\w:-]+)/g), ([, command = '']) => command)
        .filter(command => !commands.includes(command))
        .map(command => `${document}: ${command}`)
    )
    assert.deepEqual(missing, [])
  })
})
