import { useRef, useState } from 'react'
import { asApiError } from '../api/errors'
import { explainReading } from '../api/explain'
import { Box, Tap, Title, Words } from '../components/base'
import { Notice } from '../components/notice'
import { ownDataAddress } from './own-data'
import { saveFile } from './save-file'

/** Everything a resident has left here, in one file for themselves. */
export function ExportCard() {
  const [said, setSaid] = useState<{ words: string; kind: 'plain' | 'trouble' }>()
  const busy = useRef(false)
  const save = async () => {
    if (busy.current) return
    busy.current = true
    try {
      const { path } = await ownDataAddress()
      setSaid({ words: await saveFile(path), kind: 'plain' })
    } catch (thrown) {
      setSaid({ words: explainReading(asApiError(thrown)), kind: 'trouble' })
    } finally {
      busy.current = false
    }
  }
  return (
    <Box className="card">
      <Title level={2}>导出我的数据</Title>
      <Box className="mine-line">您的上报、补充、评价、联系方式、照片和消息，打包成一个文件，只给您自己。</Box>
      {said && (
        <Notice id="export-said" kind={said.kind}>
          {said.words}
        </Notice>
      )}
      <Tap id="export" className="side-button mine-button" onTap={() => void save()}>
        <Words>导出我的数据</Words>
      </Tap>
    </Box>
  )
}
