import { Button, Image, Input, Text, Textarea, View } from '@tarojs/components'
import type { BoxProps, InputProps, PictureProps, TapProps, TitleProps } from './base-props'

export function Box({ id, className, role, label, children }: BoxProps) {
  return (
    <View id={id} className={className} ariaRole={role} ariaLabel={label}>
      {children}
    </View>
  )
}

export function Words({ className, children }: BoxProps) {
  return <Text className={className}>{children}</Text>
}

export function Title({ level, className = '', children }: TitleProps) {
  return <View className={`title title-${level} ${className}`}>{children}</View>
}

export function Tap({ id, className = '', label, pressed, children, onTap }: TapProps) {
  const spoken = pressed === undefined ? label : `${label ?? ''}${pressed ? ' 已选' : ''}`.trim()
  return (
    <Button
      id={id}
      className={`tap ${className}`}
      hoverClass="tap-held"
      ariaLabel={spoken || undefined}
      onClick={onTap}
    >
      {children}
    </Button>
  )
}

export function TextInput({ id, className = '', value, placeholder, kind, label, onChange, onEnter }: InputProps) {
  return (
    <Input
      id={id}
      className={`input ${className}`}
      value={value}
      placeholder={placeholder}
      placeholderClass="input-hint"
      type={kind === 'digits' || kind === 'tel' ? 'number' : 'text'}
      password={kind === 'password'}
      maxlength={-1}
      ariaLabel={label}
      confirmType={onEnter ? 'go' : 'done'}
      onInput={event => onChange(event.detail.value)}
      onConfirm={() => onEnter?.()}
    />
  )
}

export function TextArea({ id, className = '', value, placeholder, label, onChange }: InputProps) {
  return (
    <Textarea
      id={id}
      className={`input area ${className}`}
      value={value}
      placeholder={placeholder}
      placeholderClass="input-hint"
      maxlength={-1}
      cursorSpacing={120}
      showConfirmBar={false}
      ariaLabel={label}
      onInput={event => onChange(event.detail.value)}
    />
  )
}

export function Picture({ className, src, label, onBroken }: PictureProps) {
  return <Image className={className} src={src} mode="aspectFill" ariaLabel={label} onError={onBroken} />
}
