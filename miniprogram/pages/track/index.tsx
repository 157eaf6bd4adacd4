import { useRef, useState } from 'react'
import type { ReportView } from '../../../contracts/reports/views'
import { asApiError } from '../../api/errors'
import { track } from '../../api/reports'
import { Box, Tap, TextInput, Title, Words } from '../../components/base'
import { Field } from '../../components/field'
import { Notice } from '../../components/notice'
import { ReportProgress } from '../../components/report-progress'
import { Screen } from '../../components/screen'
import { showFirstWrong } from '../../platform/first-wrong'
import { checkNumbers } from './check-numbers'

/** Progress by the two numbers of the receipt, on any phone. */
export default function TrackPage() {
  const [caseNo, setCaseNo] = useState('')
  const [queryCode, setQueryCode] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [trouble, setTrouble] = useState<string>()
  const [report, setReport] = useState<ReportView>()
  const [asking, setAsking] = useState(false)
  const busy = useRef(false)

  const look = async () => {
    if (busy.current) return
    const checked = checkNumbers(caseNo, queryCode)
    setTrouble(undefined)
    setErrors('errors' in checked ? checked.errors : {})
    if ('errors' in checked) return showFirstWrong()
    busy.current = true
    setAsking(true)
    try {
      setReport(await track(checked.caseNo, checked.queryCode))
    } catch (thrown) {
      const { code, message } = asApiError(thrown)
      if (code === 'offline') setTrouble('网络不通，没有查到。有信号了再按一次“查这一件”。')
      else setTrouble(code === 'not_found' ? '没有查到。请对照回执，看案卷号和查询码有没有输错。' : message)
    } finally {
      busy.current = false
      setAsking(false)
    }
  }

  /** What was said of a field is over as soon as it is touched. */
  const touch = (field: string, set: (value: string) => void) => (value: string) => {
    set(value)
    setErrors(({ [field]: _, ...others }) => others)
    setTrouble(undefined)
  }

  return (
    <Screen current="track">
      <Box className="card">
        <Title level={1}>查进度</Title>
        <Field name="caseNo" label="案卷号" hint="20 位数字" error={errors.caseNo}>
          <TextInput
            id="caseNo"
            kind="digits"
            label="案卷号，20 位数字"
            value={caseNo}
            invalid={errors.caseNo !== undefined}
            describedBy="caseNo-error"
            onChange={touch('caseNo', setCaseNo)}
            onEnter={() => void look()}
          />
        </Field>
        <Field name="queryCode" label="查询码" hint="10 位字母和数字" error={errors.queryCode}>
          <TextInput
            id="queryCode"
            label="查询码，10 位字母和数字"
            value={queryCode}
            invalid={errors.queryCode !== undefined}
            describedBy="queryCode-error"
            onChange={touch('queryCode', setQueryCode)}
            onEnter={() => void look()}
          />
        </Field>
        {trouble && (
          <Notice id="trouble" kind="trouble">
            {trouble}
          </Notice>
        )}
        <Tap id="look" className="main-button" onTap={() => void look()}>
          <Words>{asking ? '正在查…' : '查这一件'}</Words>
        </Tap>
      </Box>
      {report && <ReportProgress report={report} />}
    </Screen>
  )
}
