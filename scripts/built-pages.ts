import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}

/** What is read from a built browser client. */
interface Built {
  /** Scripts and style sheets below the folder. */
  all: string[]
  /** Those that index.html names. */
  named: string[]
  /** The code that knows which page needs which chunks. */
  routes: string
}

function readBuilt(folder: string): Built {
  const all = filesUnder(folder)
    .filter(file => /\.(js|css)$/.test(file))
    .map(file => file.slice(folder.length + 1).replaceAll('\\', '/'))
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const named = all.filter(file => html.includes(`/${file}"`))
  const routes = named.filter(file => file.endsWith('.js')).map(file => readFileSync(join(folder, file), 'utf8'))
  return { all, named, routes: routes.join() }
}

/** Returns the scripts and style sheets that these pages load, read from the built router. */
export function filesOf(folder: string, pages: RegExp): string[] {
  const { all, named, routes } = readBuilt(folder)
  return [...new Set([...named, ...chunksOf(pages, all, routes)])]
}

/** Has the page's own chunks fetched beside the scripts that would ask for them later. */
export function preloaded(folder: string, pages: RegExp): void {
  const { all, routes } = readBuilt(folder)
  const links = chunksOf(pages, all, routes).map(
    file => `<link rel="preload" as="${file.endsWith('.css') ? 'style' : 'script'}" href="/m/${file}">`
  )
  const index = join(folder, 'index.html')
  const page = readFileSync(index, 'utf8')
  writeFileSync(index, page.replace('</head>', `${links.join('')}</head>`))
}

function chunksOf(pages: RegExp, all: readonly string[], routes: string): string[] {
  const rows = [...routes.matchAll(/"path":"([\w/]+)","load":function[^[]*\[(?:Promise\.all\(\[)?([^\]]*)\]/g)]
  const wanted = rows.filter(([, path = '']) => pages.test(path))
  if (wanted.length === 0) throw new Error('The built router does not say which chunks the pages need')
  const ids = wanted.flatMap(([, , load = '']) =>
    Array.from(load.matchAll(/\.e\("?([\w-]+)"?\)/g), ([, id = '']) => id)
  )
  const names = [...new Set(ids)].flatMap(id => [id, nameOf(id, routes)])
  return all.filter(file => {
    const [folder, name = ''] = file.split('/')
    return folder !== 'js' && names.some(each => name.startsWith(`${each}.`))
  })
}

/** Returns a chunk's name. The built router names one chunk by a comparison and several by a table. */
function nameOf(id: string, routes: string): string {
  const table = /"chunk\/" ?\+ ?\(\{([^}]*)\}/.exec(routes)?.[1] ?? ''
  const listed = new RegExp(`(?:^|,)"?${id}"?: ?"(\\w+)"`).exec(table)?.[1]
  return listed ?? new RegExp(`(?:"${id}"|\\b${id}) ?===? ?\\w+ ?\\? ?"(\\w+)"`).exec(routes)?.[1] ?? id
}
