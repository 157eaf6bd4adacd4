import './base.h5.scss'
import type { BoxProps, InputProps, PictureProps, TapProps, TitleProps } from './base-props'

/** A label only means something on an element that has a role. */
export function Box({ label, role, ...rest }: BoxProps) {
  return <div {...rest} {...(role ? { role, 'aria-label': label } : {})} />
}

export function Words({ className, children }: BoxProps) {
  return <span className={className}>{children}</span>
}

export function Title({ level, className = '', children }: TitleProps) {
  const Heading = `h${level}` as const
  return <Heading className={`title title-${level} ${className}`}>{children}</Heading>
}

export function Tap({ id, className = '', label, pressed, expanded, current, children, onTap }: TapProps) {
  return (
    <button
      type="button"
      id={id}
      className={`tap ${className}`}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-current={current ? 'page' : undefined}
      onClick={onTap}
    >
      {children}
    </button>
  )
}

export function TextInput({
  className = '',
  kind,
  label,
  invalid,
  describedBy,
  onChange,
  onEnter,
  ...rest
}: InputProps) {
  return (
    <input
      {...rest}
      className={`input ${className}`}
      type={kind === 'tel' || kind === 'password' ? kind : 'text'}
      inputMode={kind === 'digits' ? 'numeric' : undefined}
      autoComplete={kind === 'tel' ? 'tel' : kind === 'password' ? 'current-password' : 'off'}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      enterKeyHint={onEnter && 'go'}
      onChange={event => onChange(event.target.value)}
      onKeyDown={event => {
        // While pinyin is being typed, Enter belongs to the input method.
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.()
      }}
    />
  )
}

export function TextArea({
  className = '',
  kind: _,
  onEnter: __,
  label,
  invalid,
  describedBy,
  onChange,
  ...rest
}: InputProps) {
  return (
    <textarea
      {...rest}
      className={`input area ${className}`}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={event => onChange(event.target.value)}
    />
  )
}

export function Picture({ className, src, label, onBroken }: PictureProps) {
  return <img className={className} src={src} alt={label} onError={onBroken} />
}
