import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/** `npm run check:deps`: the licences of what is delivered, and the vulnerabilities that the registry knows of. */

interface Installed {
  version?: string
  path?: string
  dependencies?: Record<string, Installed>
}

/** Licences with which a bureau may run and change what it got. */
const allowed = [
  /^(\(?)(MIT|MIT-0|ISC|BSD|BSD-[23]-Clause|Apache-2\.0|0BSD|Unlicense|CC0-1\.0|CC-BY-[34]\.0|BlueOak-1\.0\.0|Python-2\.0|Zlib|WTFPL)/,
  // libvips beside sharp: linked dynamically, may be replaced.
  /LGPL-3\.0/
]

async function npm(...args: string[]): Promise<string> {
  const [command, first] = process.env.npm_execpath
    ? [process.execPath, [process.env.npm_execpath]]
    : ['npm', [] as string[]]
  // It ends with 1 when it has something to tell.
  return promisify(execFile)(command, [...first, ...args], { maxBuffer: 1 << 28 }).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string }) => error.stdout ?? ''
  )
}

function licenceOf(folder: string): string {
  try {
    const { license, licenses } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    const named = license ?? licenses
    const list = Array.isArray(named) ? named : [named]
    return list.map(each => (typeof each === 'string' ? each : each?.type)).join(' OR ') || byText(folder)
  } catch {
    return 'none'
  }
}

/** A package that names no licence may have one all the same. */
function byText(folder: string): string {
  const file = readdirSync(folder).find(name => /^licen[cs]e/i.test(name))
  const text = file ? readFileSync(`${folder}/${file}`, 'utf8') : ''
  return text.includes('Permission is hereby granted, free of charge') ? 'MIT (by its text)' : 'none'
}

/** Every package that is delivered, once for each version, with its licence. */
async function delivered(): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const walk = (dependencies: Record<string, Installed> = {}) => {
    for (const [name, { version, path, dependencies: below }] of Object.entries(dependencies)) {
      if (!version || !path || found.has(`${name} ${version}`)) continue
      found.set(`${name} ${version}`, licenceOf(path))
      walk(below)
    }
  }
  walk(JSON.parse(await npm('ls', '--all', '--long', '--omit=dev', '--json')).dependencies)
  return found
}

const licences = await delivered()
const counts = new Map<string, number>()
for (const licence of licences.values()) counts.set(licence, (counts.get(licence) ?? 0) + 1)
console.log(`${licences.size} packages are delivered:`)
for (const [licence, count] of [...counts].sort(([, one], [, other]) => other - one))
  console.log(`  ${licence}: ${count}`)
const others = [...licences].filter(([, licence]) => !allowed.some(pattern => pattern.test(licence)))
for (const [name, licence] of others) console.error(`Not allowed: ${name}: ${licence}`)

const answer = JSON.parse((await npm('audit', '--omit=dev', '--json')) || '{}')
const known = answer.metadata?.vulnerabilities as Record<string, number> | undefined
if (!known) {
  console.log(`Vulnerabilities: not asked, the registry did not answer (${answer.message ?? 'no answer'})`)
} else {
  const { total = 0, ...levels } = known
  const told = Object.entries(levels).filter(([, count]) => count > 0)
  console.log(`Vulnerabilities known to the registry: ${total}`)
  for (const [level, count] of told) console.log(`  ${level}: ${count}`)
  for (const [name, { severity, via }] of Object.entries(answer.vulnerabilities ?? {}) as [
    string,
    { severity: string; via: unknown[] }
  ][]) {
    const title = via.map(each => (typeof each === 'string' ? each : (each as { title?: string }).title)).join('; ')
    console.log(`  ${severity}: ${name}: ${title}`)
  }
}
const grave = (known?.high ?? 0) + (known?.critical ?? 0)
process.exitCode = others.length > 0 || grave > 0 ? 1 : 0
