import catalogue from './data/catalogue-2026.json' with { type: 'json' }
import { catalogueInForce } from './editions/in-force'
import { componentOf } from './keeping/standard'

export interface ComponentType {
  code: string
  name: string
}

const standard: readonly ComponentType[] = catalogue.components.map(({ code, name }) => ({ code, name }))
const standardCodes = new Set(standard.map(({ code }) => code))

/** The kinds of components: those of the standard, and those that the city has added to its sheet of components. */
export async function componentTypes(): Promise<ComponentType[]> {
  const { content } = await catalogueInForce()
  const own = content.matters.filter(({ code, sheet }) => sheet === 'component' && !standardCodes.has(code))
  return [...standard, ...own.map(({ code, name }) => ({ code, name: componentOf(name) }))]
}
