import { Alert, Button, Skeleton } from 'antd'
import { type ComponentType, useState } from 'react'
import { saveRules } from '../../contracts/rules/api'
import { changesBetween } from '../../contracts/rules/changes'
import type { RulesContent, RulesKind } from '../../contracts/rules/kinds'
import { Failure } from '../fetching/failure'
import { useShortcuts } from '../keys/use-shortcuts'
import { useSession } from '../session/session'
import type { FormProps } from './form-props'
import { OpenedVersion } from './opened-version'
import { Overtaken } from './overtaken'
import { SaveCard } from './save-card'
import { useRules } from './use-rules'
import { Versions } from './versions'

interface RulesEditorProps<K extends RulesKind> {
  kind: K
  Form: ComponentType<FormProps<K>>
}

export function RulesEditor<K extends RulesKind>({ kind, Form }: RulesEditorProps<K>) {
  const { account } = useSession()
  const book = useRules(kind)
  const { view, draft, error, loading, reload, overtaken } = book
  const [comparing, setComparing] = useState(false)
  const [opened, setOpened] = useState<number>()
  const mayEdit = account.rights.includes(saveRules.may.rights[kind])
  useShortcuts({
    'mod+enter': () => {
      if (mayEdit && book.edited && !overtaken) book.save()
    }
  })
  if (!view || !draft) {
    return (
      <>
        {error && <Failure error={error} retry={reload} />}
        {loading && <Skeleton active paragraph={{ rows: 8 }} />}
      </>
    )
  }
  return (
    <div className="rules-columns">
      <div className="rules-main">
        {overtaken && (
          <Overtaken
            latest={view}
            comparing={comparing}
            compare={() => setComparing(now => !now)}
            keepMine={book.keepMine}
            dropMine={book.dropMine}
          />
        )}
        {overtaken && comparing && (
          <section aria-label="最新的内容" className="rules-latest">
            <Form view={view} content={view.content as RulesContent<K>} edit={() => {}} problems={{}} readOnly beside />
          </section>
        )}
        {opened !== undefined && (
          <OpenedVersion
            kind={kind}
            Form={Form}
            view={view}
            version={opened}
            close={() => setOpened(undefined)}
            {...(mayEdit && {
              takeUp: (content: RulesContent<K>) => {
                book.takeUp(content, opened === 0 ? '恢复系统自带的' : `恢复第 ${opened} 版`)
                setOpened(undefined)
              }
            })}
          />
        )}
        <section aria-label={overtaken ? '您改的内容' : '内容'}>
          <Form view={view} content={draft.content} edit={book.edit} problems={book.problems} readOnly={!mayEdit} />
        </section>
      </div>
      <div className="rules-side">
        {mayEdit ? (
          <SaveCard
            note={draft.note}
            setNote={book.setNote}
            edited={book.edited}
            changes={book.edited ? changesBetween(kind, view.content as RulesContent<K>, draft.content) : []}
            held={overtaken}
            busy={book.busy}
            saved={book.saved}
            problems={book.problems}
            failure={book.failure}
            save={book.save}
            drop={book.dropMine}
          />
        ) : (
          <Alert type="info" showIcon title="您的岗位可以查看，不能修改" />
        )}
        {error && <Failure error={error} retry={reload} />}
        <Versions view={view} open={setOpened} />
      </div>
    </div>
  )
}

/** The button is left out, and not disabled, for people who may not edit. */
export function AddButton({ readOnly, add, children }: { readOnly: boolean; add: () => void; children: string }) {
  return readOnly ? null : <Button onClick={add}>{children}</Button>
}
