import type { Right } from '../../../contracts/staff/rights'

/** What somebody does on the way, by the rights that the server told at the sign-in. */
export function dutiesOf(rights: readonly Right[]) {
  return {
    /** Verifies and checks on site, or patrols. */
    collects: rights.includes('patrol') || rights.includes('actAsCollector'),
    /** Works off what a department has been given. */
    handles: rights.includes('seeDepartmentCases'),
    /** Looks after cases of all departments. */
    oversees: rights.includes('seeAllCases')
  }
}
export type Duties = ReturnType<typeof dutiesOf>
