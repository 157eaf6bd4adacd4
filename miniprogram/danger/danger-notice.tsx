import { type DangerKind, dangers, type Helper, helperNames } from '../../contracts/danger/dangers'
import { Box, Words } from '../components/base'
import { Dial } from '../components/dial'
import { useCityNumbers } from './city-numbers'
import './danger-notice.scss'

/** Whom to call at once, right above the send button and beside it: a report is read by people who are not on the spot. */
export function DangerNotice({ kinds, sent }: { kinds: readonly DangerKind[]; sent?: true }) {
  const { gas } = useCityNumbers(kinds.includes('gas'))
  const [first] = kinds
  if (!first) return null
  const helpers = new Set<Helper>(kinds.flatMap(kind => [...dangers[kind].call]))
  const numbers = [...helpers].flatMap(helper => {
    const number = helper === 'gas' ? gas : helper
    return number ? [{ helper, number }] : []
  })
  return (
    <Box id="danger" className="danger" role="alert">
      <Box className="danger-words">
        {dangers[first].name}？{sent ? '还没打过电话就马上打。' : '先打电话，再上报。'}
      </Box>
      <Box className="danger-calls">
        {numbers.slice(0, 3).map(({ helper, number }) => (
          <Dial
            key={helper}
            id={`call-${helper}`}
            number={number}
            className="danger-call"
            label={`${number} ${helperNames[helper]}，点了就拨`}
          >
            <Words className="danger-number">{number}</Words>
            <Words className="danger-helper">{helperNames[helper]}</Words>
          </Dial>
        ))}
      </Box>
      <Box className="danger-advice">{dangers[first].advice}</Box>
    </Box>
  )
}
