import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Dialog } from './dialog'

interface SureDialogProps {
  label: string
  question: string
  /** What happens then, for whoever hesitates. */
  children: ReactNode
  open: boolean
  close: () => void
  yes: string
  no: string
  act: () => void
}

/** Asks once more before something that ends somebody's work. Enter leaves it as it is. */
export function SureDialog({ label, question, children, open, close, yes, no, act }: SureDialogProps) {
  return (
    <Dialog label={label} open={open} close={close}>
      <h2>{question}</h2>
      <p>{children}</p>
      <div className="button-row">
        <Button
          danger
          type="primary"
          onClick={() => {
            close()
            act()
          }}
        >
          {yes}
        </Button>
        <Button onClick={close} autoFocus>
          {no}
        </Button>
      </div>
    </Dialog>
  )
}
