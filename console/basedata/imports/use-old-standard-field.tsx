import { Select } from 'antd'
import { useState } from 'react'
import { FieldFrame } from '../../fields/field-frame'

const standards = [
  { value: '2013', label: 'GB/T 30428.2-2013' },
  { value: '2007', label: 'CJ/T 214-2007' }
]

/** Asks which earlier standard codes of four digits are of. Files by the present one have five and need no answer. */
export function useOldStandardField() {
  const [options, setOptions] = useState('2013')
  const field = (
    <FieldFrame label="文件里如果是 4 位的旧代码，按哪个标准（现行国标的 5 位代码不用管）">
      {control => (
        <Select {...control} style={{ width: 240 }} value={options} options={standards} onChange={setOptions} />
      )}
    </FieldFrame>
  )
  return { field, options }
}
