import type { ReactNode } from 'react'

/**
 * The handful of elements every page is made of. They exist twice: base.tsx for WeChat, out of Taro's components, and
 * base.h5.tsx for browsers, out of real HTML elements, which screen readers and keyboards already understand.
 */
export interface BoxProps {
  id?: string
  className?: string
  children?: ReactNode
  /** What the part is, for a screen reader: `alert` and `status` are read out when they appear. */
  role?: 'alert' | 'status' | 'group' | 'list' | 'listitem' | 'navigation' | 'main' | 'progressbar' | 'img' | 'dialog'
  label?: string
}

export interface TitleProps {
  level: 1 | 2 | 3
  className?: string
  children: ReactNode
}

export interface TapProps {
  id?: string
  className?: string
  children?: ReactNode
  /** Said by a screen reader instead of the children. */
  label?: string
  /** A switch: whether it is on. */
  pressed?: boolean
  /** Whether the part that it unfolds is open. */
  expanded?: boolean
  /** The page one is already on. */
  current?: boolean
  onTap(): void
}

export interface InputProps {
  id: string
  className?: string
  value: string
  placeholder?: string
  kind?: 'text' | 'tel' | 'digits' | 'password'
  label?: string
  invalid?: boolean
  /** Id of the line that explains or complains. */
  describedBy?: string
  onChange(value: string): void
  /** The key that ends a line: sends what is typed. */
  onEnter?(): void
}

export interface PictureProps {
  className?: string
  src: string
  label: string
  onBroken?(): void
}
