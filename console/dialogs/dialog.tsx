import { type ReactNode, useEffect, useRef } from 'react'
import './dialog.css'

interface DialogProps {
  open: boolean
  label: string
  className?: string
  close: () => void
  children: ReactNode
}

/** The browser's own modal dialog: it keeps the focus inside, closes on Escape and returns the focus. */
export function Dialog({ open, label, className, close, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} aria-label={label} className={className ?? 'dialog'} onClose={close}>
      {open && children}
    </dialog>
  )
}
