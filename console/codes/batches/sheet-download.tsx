import { Button, Select } from 'antd'
import { useState } from 'react'
import type { SheetTemplate } from '../../../contracts/codes/staff-views'
import { printSheet } from '../../api/code-batches'
import { saveFile } from '../../shared/save-file'
import { useSend } from '../../shared/use-send'

/** qrcodes/templates.ts says what each looks like. */
const titles: Record<SheetTemplate, string> = {
  'a4-12': 'A4 标签 12 枚',
  'a4-24': 'A4 标签 24 枚',
  poster: '10×15 厘米海报',
  round: '60 毫米圆贴',
  tag: '40×60 毫米资产牌'
}
const options = Object.entries(titles).map(([value, label]) => ({ value: value as SheetTemplate, label }))

export function SheetDownload({ batch }: { batch: string }) {
  const [template, setTemplate] = useState<SheetTemplate>('a4-12')
  const { busy, failure, send } = useSend()
  return (
    <>
      <Select
        aria-label={`${batch} 的版式`}
        className="sheet-template"
        options={options}
        value={template}
        onChange={setTemplate}
      />
      <Button
        loading={busy}
        onClick={() => send(async () => saveFile(await printSheet(batch, template), `${batch}-${template}.pdf`))}
      >
        下载打印版
      </Button>
      {failure && (
        <span className="field-error" role="alert">
          {failure.message}
        </span>
      )}
    </>
  )
}
