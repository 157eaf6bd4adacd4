import { stepOf } from '../../../contracts/cases/workflow'
import { codeSteps } from '../../../contracts/codes/lifecycle'
import { writePlaceCode } from '../../../contracts/codes/place-code'
import type { Item } from './item'

export function titleOf(item: Item): string {
  switch (item.kind) {
    case 'code':
      return `${codeSteps[item.action].label} ${writePlaceCode(item.code)}`
    case 'case':
      return `${stepOf(item.action).label} ${item.place}`
    case 'patrol':
      return `巡查上报 ${item.place}`
  }
}
