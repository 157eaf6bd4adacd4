import { type ConditionView, limitUnits } from '../../contracts/catalogue/views'

/** 2 紧急工作时 */
export function limitInWords({ limit, unit }: ConditionView): string {
  return `${limit} ${limitUnits[unit]}`
}
