import { Alert, Button } from 'antd'
import type { ComponentType } from 'react'
import { rulesVersion } from '../../contracts/rules/api'
import type { RulesContent, RulesKind, RulesView } from '../../contracts/rules/kinds'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import type { FormProps } from './form-props'
import { ChangeLines } from './versions'

interface OpenedVersionProps<K extends RulesKind> {
  kind: K
  Form: ComponentType<FormProps<K>>
  view: RulesView
  version: number
  /** Absent for people who may not edit. */
  takeUp?: (content: RulesContent<K>) => void
  close: () => void
}

/** An earlier version as it was, and what has changed since. */
export function OpenedVersion<K extends RulesKind>({
  kind,
  Form,
  view,
  version,
  takeUp,
  close
}: OpenedVersionProps<K>) {
  const { data, error, reload } = useFetch(`rules ${kind} ${version} ${view.version}`, signal =>
    call(rulesVersion, { params: { kind, version: String(version) }, signal })
  )
  const name = version === 0 ? '系统自带的' : `第 ${version} 版`
  const content = data?.content as RulesContent<K> | undefined
  return (
    <section aria-label={`${name}的内容`} className="rules-latest">
      <Alert
        type="info"
        showIcon
        role="status"
        title={`这是${name}，现在用的是${view.version === 0 ? '系统自带的' : `第 ${view.version} 版`}`}
        description={
          data &&
          (data.sinceThen.length > 0 ? (
            <>
              从那时到现在改了：
              <ChangeLines lines={data.sinceThen} />
            </>
          ) : (
            '和现在用的一样'
          ))
        }
        action={
          <div className="rules-opened-buttons">
            {takeUp && content !== undefined && (
              <Button type="primary" onClick={() => takeUp(content)}>
                填进表单
              </Button>
            )}
            <Button onClick={close}>关上</Button>
          </div>
        }
      />
      {error && <Failure error={error} retry={reload} />}
      {content !== undefined && (
        <Form view={view} content={content} edit={() => undefined} problems={{}} readOnly beside />
      )}
    </section>
  )
}
