import { Alert, Button, Skeleton } from 'antd'
import { type ComponentType, useState } from 'react'
import type { RulebookContent, RulebookKind, RulebookView } from '../../contracts/rules/rulebooks'
import { useSession } from '../session/session'
import { Failure } from '../shared/failure'
import { useShortcuts } from '../shared/use-shortcuts'
import { Overtaken } from './overtaken'
import { editsRules } from './rights'
import { SaveCard } from './save-card'
import { useRulebook } from './use-rulebook'
import { Versions } from './versions'

export interface FormProps<K extends RulebookKind> {
  view: RulebookView
  content: RulebookContent<K>
  edit: (change: (now: RulebookContent<K>) => RulebookContent<K>) => void
  /** What is wrong, by dotted path. */
  problems: Record<string, string>
  readOnly: boolean
  /** Shown beside another version, for comparing the two and for nothing else. */
  beside?: true
}

interface RulebookEditorProps<K extends RulebookKind> {
  kind: K
  Form: ComponentType<FormProps<K>>
}

export function RulebookEditor<K extends RulebookKind>({ kind, Form }: RulebookEditorProps<K>) {
  const { account } = useSession()
  const book = useRulebook(kind)
  const { view, draft, error, loading, reload, overtaken } = book
  const [comparing, setComparing] = useState(false)
  const mayEdit = editsRules(kind, account.roles)
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
            <Form
              view={view}
              content={view.content as RulebookContent<K>}
              edit={() => {}}
              problems={{}}
              readOnly
              beside
            />
          </section>
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
        <Versions view={view} />
      </div>
    </div>
  )
}

/** Kept apart so that a long form does not draw a button that cannot be pressed. */
export function AddButton({ readOnly, add, children }: { readOnly: boolean; add: () => void; children: string }) {
  return readOnly ? null : <Button onClick={add}>{children}</Button>
}
