import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { type CoordinateSystem, coordinateSystems, meridians } from '../../../contracts/geofiles/systems'
import { FieldFrame } from '../../fields/field-frame'

const systems = Object.entries(coordinateSystems).map(([value, label]) => ({ value, label }))
const zones = meridians.map(value => ({ value, label: `${value}°（第 ${value / 3} 带）` }))

/** What was chosen last: whoever brings one file brings others of the same system, and the page begins anew with each. */
const chosen: { system?: CoordinateSystem; meridian: number } = { meridian: 114 }

/** Asks for the coordinate system of a file. `options` is what an import is told of it; nothing if the file says it. */
export function useSystemField(tables: boolean) {
  const [system, setSystem] = useState(chosen.system)
  const [meridian, setMeridian] = useState(chosen.meridian)
  const options = system && (system === 'gk3' ? `system:gk3,meridian:${meridian}` : `system:${system}`)
  const field: ReactNode = (
    <div className="departments-pair">
      <FieldFrame label="坐标系">
        {control => (
          <Select
            {...control}
            allowClear
            placeholder={tables ? '表格要选；.prj 和 GeoJSON 里写着的不用选' : '文件里写着（.prj 或 GeoJSON），不用选'}
            options={systems}
            value={system}
            onChange={value => {
              chosen.system = value as CoordinateSystem | undefined
              setSystem(chosen.system)
            }}
          />
        )}
      </FieldFrame>
      {system === 'gk3' && (
        <FieldFrame label="中央经线">
          {control => (
            <Select
              {...control}
              options={zones}
              value={meridian}
              onChange={value => {
                chosen.meridian = value
                setMeridian(value)
              }}
            />
          )}
        </FieldFrame>
      )}
    </div>
  )
  return { field, options }
}
