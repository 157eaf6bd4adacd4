import { type ActionWithFields, type StaffAction, staffActions } from '../../../contracts/cases/forms'
import { stepOf } from '../../../contracts/cases/workflow'

/** Which departments are offered: all, those that could help, those that are helping. */
export type Among = 'all' | 'idle' | 'helping'

interface WordsField {
  kind: 'words'
  name: 'note' | 'reason'
  label: string
  hint?: string
}

export type Field =
  | WordsField
  | { kind: 'matter' | 'reasonCode' | 'into' | 'until' | 'handler' }
  | { kind: 'collector' | 'where' }
  | { kind: 'department'; among: Among }
  | { kind: 'found' }
  | { kind: 'callBack' }
  | { kind: 'media'; label: string }

export interface ActionForm {
  fields: readonly Field[]
}

const note: WordsField = { kind: 'words', name: 'note', label: '备注（可不填）' }

function words(name: WordsField['name'], label: string, hint?: string): WordsField {
  return { kind: 'words', name, label, hint }
}

const reason = words('reason', '原因')

/** What actions with fields of their own, or words of their own above them, ask for, in the order of filling in. */
const ownForms = {
  requestVerification: { fields: [{ kind: 'collector' }, words('note', '请现场看什么（可不填）')] },
  giveLook: { fields: [{ kind: 'collector' }, words('note', '请现场看什么（可不填）')] },
  correctPlace: { fields: [{ kind: 'where' }, words('reason', '为什么更正')] },
  correctMatter: { fields: [{ kind: 'matter' }, words('reason', '为什么更正')] },
  requestCorrection: { fields: [words('reason', '哪里不对，应该是什么')] },
  verify: {
    fields: [{ kind: 'found' }, { kind: 'media', label: '现场照片' }, words('note', '现场情况')]
  },
  accept: { fields: [{ kind: 'matter' }, note] },
  reject: { fields: [{ kind: 'reasonCode' }, words('reason', '给市民的话')] },
  merge: { fields: [{ kind: 'into' }, note] },
  settle: { fields: [{ kind: 'media', label: '解决后的照片' }, words('note', '怎么解决的')] },
  void: { fields: [words('reason', '给市民的话')] },
  dispatch: { fields: [{ kind: 'department', among: 'all' }, words('note', '交代部门的话（可不填）')] },
  redispatch: { fields: [{ kind: 'department', among: 'all' }, reason] },
  addSubtask: { fields: [{ kind: 'department', among: 'idle' }, words('note', '请协办部门做什么')] },
  finishSubtask: { fields: [{ kind: 'media', label: '完成后的照片' }, words('note', '协办结果')] },
  dropSubtask: { fields: [{ kind: 'department', among: 'helping' }, reason] },
  assign: { fields: [{ kind: 'handler' }, words('note', '交代的话（可不填）')] },
  requestExtension: { fields: [words('reason', '为什么需要延期')] },
  grantExtension: { fields: [words('reason', '给市民的话')] },
  requestSuspension: { fields: [words('reason', '为什么现在不能处理'), { kind: 'until' }] },
  reportDone: { fields: [{ kind: 'media', label: '处理后的照片' }, words('note', '处理结果')] },
  requestCheck: { fields: [{ kind: 'collector' }, words('note', '请核查什么（可不填）')] },
  checkPassed: { fields: [{ kind: 'media', label: '核查照片' }, words('note', '核查情况（可不填）')] },
  checkFailed: { fields: [{ kind: 'media', label: '核查照片' }, words('reason', '哪里没有处理好')] },
  close: { fields: [words('note', '给市民的话')] },
  grantReopening: { fields: [words('note', '给市民的话')] },
  refuseReopening: { fields: [words('reason', '给市民的话')] },
  suspend: { fields: [reason, { kind: 'until' }] },
  takeBack: { fields: [words('reason', '为什么撤销，给市民的话')] },
  callBack: { fields: [{ kind: 'callBack' }, words('note', '市民说了什么（满意或没接通可不填）')] },
  urge: { fields: [words('note', '催办的话（可不填）')] },
  comment: { fields: [words('note', '批示或备注')] }
} satisfies Partial<Record<StaffAction, ActionForm>> & Record<StaffAction & ActionWithFields, ActionForm>

/** What each action asks for: a note or a reason, where nothing else stands above. */
export const actionForms = Object.fromEntries(staffActions.map(action => [action, formOf(action)])) as Record<
  StaffAction,
  ActionForm
>

function formOf(action: StaffAction): ActionForm {
  const own: Partial<Record<StaffAction, ActionForm>> = ownForms
  return own[action] ?? { fields: [stepOf(action).needsReason ? reason : note] }
}

/** Fields that ask for several things at once. */
const fieldNames: Partial<Record<Field['kind'], string[]>> = {
  matter: ['matter', 'condition'],
  callBack: ['reached', 'satisfied'],
  where: ['point', 'address', 'component', 'code', 'gridCode']
}

/** The names under which a form shows what is wrong. */
export function namesIn(action: StaffAction): string[] {
  return actionForms[action].fields.flatMap(field => {
    if (field.kind === 'words') return [field.name]
    return fieldNames[field.kind] ?? [field.kind]
  })
}

/** What of a form the resident will see, said before somebody fills it in. */
export function residentNotice(action: StaffAction): string | undefined {
  const { shows = [] } = stepOf(action)
  const shown = [
    shows.includes('words') && '这里的文字',
    shows.includes('photos') && '这里的照片',
    shows.includes('place') && '新的地点',
    shows.includes('until') && '日期'
  ].filter(Boolean)
  return shown.length > 0 ? `市民会看到${shown.join('和')}` : undefined
}
