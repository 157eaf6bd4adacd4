import { isLocalCode, localCodeHint } from '../../../contracts/catalogue/codes'
import catalogue from '../data/catalogue-2026.json' with { type: 'json' }

/** The names that GB/T 47678.5-2026 gives its codes. */
export const standardNames: ReadonlyMap<string, string> = new Map(
  catalogue.matters.flatMap(({ code, name, ...more }) => ('extension' in more ? [] : [[code, name]]))
)

const majorNames = new Map(
  catalogue.majors.filter(({ kind }) => kind === 'matter').map(({ code, name }) => [code, name])
)

/** What the standard calls the major of a code; undefined where a city names it. */
export const standardMajor = (code: string) => majorNames.get(code.slice(0, 2))

/** A component of a table is the matter that something is wrong with it. */
export const faultOf = (component: string) => (component.includes('异常') ? component : `${component}异常`)
export const componentOf = (matter: string) => matter.replace('异常', '')

/** Says what is wrong with a code and a name: a standard code keeps its meaning, and what is local keeps off the standard's codes. */
export function codeProblem(code: string, name: string): { code?: string; name?: string } {
  const standard = standardNames.get(code)
  if (standard) {
    return standard === name ? {} : { name: `${code} 在国标里是「${standard}」，不能改名；${localCodeHint}` }
  }
  return isLocalCode(code) ? {} : { code: `${code} 不是现行国标里的代码，国标留着或已停用；${localCodeHint}` }
}
