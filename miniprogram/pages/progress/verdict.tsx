import { Box, Tap, Words } from '../../components/base'
import { Field } from '../../components/field'
import type { useActionForm } from './use-action-form'

const starWords = ['很差', '不好', '一般', '满意', '很满意']

/** Solved or not, and how many stars. */
export function Verdict({ form }: { form: ReturnType<typeof useActionForm> }) {
  const { solved, judge, stars, rate, errors } = form
  return (
    <>
      <Field name="solved" label="问题解决了吗？" error={errors.solved}>
        <Box className="chips">
          <Tap
            id="solved-yes"
            className={chip(solved === true)}
            label="解决了"
            pressed={solved === true}
            onTap={() => judge(true)}
          >
            <Words>解决了</Words>
          </Tap>
          <Tap
            id="solved-no"
            className={chip(solved === false)}
            label="没有解决"
            pressed={solved === false}
            onTap={() => judge(false)}
          >
            <Words>没有解决</Words>
          </Tap>
        </Box>
      </Field>
      <Field name="stars" label="打几颗星？" hint={starWords[stars - 1]} error={errors.stars}>
        <Box className="stars">
          {starWords.map((words, i) => (
            <Tap
              key={words}
              id={`star-${i + 1}`}
              className={`star ${i < stars ? 'star-on' : ''}`}
              label={`${i + 1} 星，${words}`}
              pressed={i + 1 === stars}
              onTap={() => rate(i + 1)}
            >
              <Words>{i < stars ? '★' : '☆'}</Words>
            </Tap>
          ))}
        </Box>
      </Field>
    </>
  )
}

function chip(on: boolean): string {
  return `chip ${on ? 'chip-on' : ''}`
}
