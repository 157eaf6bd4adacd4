import { Button } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { dialled } from '../../contracts/spelling/numbers-in'

export interface DialProps {
  id?: string
  number: string
  className?: string
  label?: string
  children?: ReactNode
}

/** A number that a tap dials. WeChat asks before it does; whoever says no stays here. */
export function Dial({ id, number, className = 'dial', label, children }: DialProps) {
  const call = () => void Taro.makePhoneCall({ phoneNumber: dialled(number) }).catch(() => {})
  return (
    <Button id={id} className={`tap ${className}`} hoverClass="tap-held" ariaLabel={label} onClick={call}>
      {children ?? number}
    </Button>
  )
}
