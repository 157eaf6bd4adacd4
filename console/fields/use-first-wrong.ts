import { type RefObject, useEffect } from 'react'

const focusable = 'input:not([type=file]):not([disabled]), textarea, button:not([disabled]), [tabindex="0"]'

/**
 * After something was refused the first wrong field comes into sight and takes the focus, also one that is a group of
 * buttons. `fields` says what is wrong where; a new object is a new refusal.
 */
export function useFirstWrong(form: RefObject<HTMLElement | null>, fields: Record<string, string>) {
  useEffect(() => {
    if (Object.keys(fields).length === 0) return
    const wrong = form.current?.querySelector('.field-error')?.closest<HTMLElement>('.field')
    const part = wrong?.querySelector<HTMLElement>('[aria-invalid]') ?? wrong?.querySelector<HTMLElement>(focusable)
    part?.focus({ preventScroll: true })
    wrong?.scrollIntoView({ block: 'nearest' })
  }, [form, fields])
}
