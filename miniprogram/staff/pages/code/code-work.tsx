import { useState } from 'react'
import { writePlaceCode } from '../../../../contracts/codes/place-code'
import { Box, Tap, Title, Words } from '../../../components/base'
import { CodeInput } from '../../codes/code-input'
import type { Seen } from '../../codes/seen'
import { CodeCard } from './code-card'
import { StepPanel } from './code-step-panel'
import { PlaceForm } from './place-form'
import type { Steps } from './use-code-steps'

interface Props {
  seen: Extract<Seen, { code: string }>
  steps: Steps
  /** What was written for the code before this one goes along. */
  carried?: string
  onChoose(given: string, carried?: string): void
}

/** One code with all that can be done with it. Where the server cannot be asked, everything is offered. */
export function CodeWork({ seen, steps, carried, onChoose }: Props) {
  const [choice, setChoice] = useState<'post' | 'other'>()
  const { code } = seen
  const view = seen.kind === 'known' ? seen.view : undefined
  const blind = seen.kind === 'unreachable'
  const posting = view
    ? view.actions.includes('post') && (view.state !== 'lost' || !view.point)
    : blind && choice === 'post'
  return (
    <>
      {seen.kind === 'known' ? (
        <CodeCard {...seen} onChoose={onChoose} />
      ) : (
        <Box className="card">
          <Title level={1}>{writePlaceCode(code)}</Title>
          <Words className="hint">{tellOf(seen)}</Words>
          {blind && (
            <Box className="staff-buttons">
              <Tap id="blind-post" className="side-button" onTap={() => setChoice('post')}>
                <Words>张贴这张</Words>
              </Tap>
              <Tap id="blind-other" className="side-button" onTap={() => setChoice('other')}>
                <Words>它已经贴着</Words>
              </Tap>
              <Tap id="look-again" className="link" onTap={() => onChoose(code)}>
                <Words>再查一次</Words>
              </Tap>
            </Box>
          )}
        </Box>
      )}
      {posting && <PlaceForm code={code} plan={view} steps={steps} carried={carried} />}
      {steps.taken === code && (
        <Box className="card">
          <Title level={2}>换一张新的贴</Title>
          <CodeInput id="instead" label="新的一张码" button="带着内容换" onCode={given => onChoose(given, code)} />
        </Box>
      )}
      {view && !posting && <StepPanel code={code} allowed={view.actions} steps={steps} />}
      {blind && choice === 'other' && <StepPanel code={code} allowed={['replace', 'damage', 'lose']} steps={steps} />}
    </>
  )
}

function tellOf(seen: Props['seen']): string {
  switch (seen.kind) {
    case 'looking':
      return '正在查这个码…'
    case 'unknown':
      return '没有这个码：可能看错了一位，也可能不是我们印的。'
    case 'refused':
      return seen.message
    default:
      return '网络不通，不知道它贴过没有。可以照常填，先存在手机里，有信号了再发送。'
  }
}
