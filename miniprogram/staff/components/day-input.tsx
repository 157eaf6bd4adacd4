import { Picker, View } from '@tarojs/components'
import type { DayInputProps } from './day-input-props'

/** WeChat's own calendar. */
export function DayInput({ id, label, value, first, onChange }: DayInputProps) {
  return (
    <Picker mode="date" value={value} start={first} onChange={event => onChange(event.detail.value)}>
      <View id={id} className="input" ariaLabel={`${label} ${value}`}>
        {value || '请选择'}
      </View>
    </Picker>
  )
}
