import { Checkbox } from 'antd'
import { useId } from 'react'
import { onSideOf, separated } from '../../contracts/accounts/separate'
import { givenRights, type Right, type RightArea, rightAreas, rightOf } from '../../contracts/staff/rights'
import { isBuiltIn } from '../../contracts/staff/roles'

interface RightsTableProps {
  chosen: readonly Right[]
  choose: (rights: Right[]) => void
  /** The built-in role that is edited: it stays on its side. */
  builtIn?: string
  /** What the chosen rights are compared with. */
  usual?: readonly Right[]
  usualName?: string
  error?: string
}

const areas = Object.keys(rightAreas) as RightArea[]

/** Every right in words, by what it is about. One that cannot go with those that are chosen cannot be chosen, and says why. */
export function RightsTable({ chosen, choose, builtIn, usual, usualName, error }: RightsTableProps) {
  const id = useId()
  const refusalOf = (right: Right) => {
    if (chosen.includes(right)) return undefined
    if (builtIn && isBuiltIn(builtIn) && !onSideOf(right, builtIn)) return '这个岗位不能有'
    return separated([...chosen, right]) ? undefined : '不能和已选的在一起'
  }
  const toggle = (right: Right) =>
    choose(givenRights.filter(each => (each === right ? !chosen.includes(each) : chosen.includes(each))))
  return (
    <div className="field">
      <p className="roles-count" role="status">
        已选 {chosen.length} 项权限
      </p>
      {error && (
        <span className="field-error" role="alert">
          {error}
        </span>
      )}
      <div className="roles-areas">
        {areas.map(area => (
          <table key={area} className="roles-rights">
            <caption>{rightAreas[area]}</caption>
            <thead className={usual ? undefined : 'visually-hidden'}>
              <tr>
                <th scope="col">权限</th>
                {usual && <th scope="col">{usualName}</th>}
              </tr>
            </thead>
            <tbody>
              {givenRights
                .filter(right => rightOf(right).area === area)
                .map(right => {
                  const refusal = refusalOf(right)
                  const has = chosen.includes(right)
                  const had = usual?.includes(right)
                  return (
                    <tr key={right} className={usual && has !== had ? 'roles-different' : undefined}>
                      <th scope="row">
                        <Checkbox
                          id={`${id}-${right}`}
                          checked={has}
                          disabled={refusal !== undefined}
                          onChange={() => toggle(right)}
                        >
                          {rightOf(right).label}
                          {refusal && <small>（{refusal}）</small>}
                        </Checkbox>
                        {has && !had && rightOf(right).note && <p className="roles-note">{rightOf(right).note}</p>}
                      </th>
                      {usual && <td>{had ? '有' : '没有'}</td>}
                    </tr>
                  )
                })}
            </tbody>
          </table>
        ))}
      </div>
    </div>
  )
}
