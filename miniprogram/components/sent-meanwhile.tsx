import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { readAll, sentMeanwhile, whenSent } from '../drafts/sent-meanwhile'
import { Box, Tap, Words } from './base'

/** Says what went by itself since somebody last looked: on this page or while the app was closed. */
export function SentMeanwhile() {
  const [told, setTold] = useState(sentMeanwhile)
  useEffect(() => whenSent(() => setTold(sentMeanwhile())), [])
  if (told.length === 0) return null
  return (
    <Box id="sent-meanwhile" className="notice" role="status">
      {told.map(({ reportId, place }) => (
        <Box key={reportId ?? place}>
          {reportId
            ? `网络通了，您写的“${place || '上报'}”已经自己发出去，我们收到了。`
            : `您写的“${place || '上报'}”没能自己发出去，写的都还在：再扫一次那里的码，看一看再发。`}
          {reportId && (
            <Tap
              className="link"
              label={`看${place || '上报'}的进度`}
              onTap={() => {
                readAll()
                void Taro.navigateTo({ url: `/pages/progress/index?id=${reportId}` })
              }}
            >
              <Words>看进度</Words>
            </Tap>
          )}
        </Box>
      ))}
      <Tap id="meanwhile-read" className="link" onTap={readAll}>
        <Words>知道了</Words>
      </Tap>
    </Box>
  )
}
