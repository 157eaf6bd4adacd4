import { writePlaceCode } from '../../../contracts/codes/place-code'
import { Tap, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import type { Draft } from '../../drafts/draft'

interface Props {
  code: string
  draft: Draft
  onChange(part: Partial<Draft>): void
}

/** A code that nobody posted may be a trap: says so, and turns what is being written into a report of the sticker. */
export function FakeSticker({ code, draft, onChange }: Props) {
  const told = `这里贴的二维码可能是假冒的（${writePlaceCode(code)}），请来看看。`
  const written = draft.text.includes(told)
  return (
    <>
      <Notice id="fake-warning" kind="warning">
        {written
          ? '举报的话写好了。再拍一张它的照片、写下地址，就能发送。'
          : '小心假冒：不要照它付款，也不要填银行卡号和密码。'}
      </Notice>
      {!written && (
        <Tap
          id="tell-fake"
          className="link"
          onTap={() => onChange({ text: draft.text ? `${draft.text} ${told}` : told })}
        >
          <Words>举报这张二维码</Words>
        </Tap>
      )}
    </>
  )
}
