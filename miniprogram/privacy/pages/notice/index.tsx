import { useState } from 'react'
import {
  type PrivacyNumber,
  privacyTexts,
  privacyVersions,
  type RetentionDays,
  withDays
} from '../../../../contracts/privacy/texts'
import { presentVersion } from '../../../../contracts/privacy/versions'
import { readAbout } from '../../../api/about'
import { useAnswer } from '../../../api/use-answer'
import { Box, Tap, Title, Words } from '../../../components/base'
import { Dial } from '../../../components/dial'
import { Screen } from '../../../components/screen'
import { Waiting } from '../../../components/waiting'
import { readPrivacy } from '../../own-data'
import './index.scss'

/** The privacy text that holds, for how long this city keeps what, and the versions before. */
export default function NoticePage() {
  const privacy = useAnswer(readPrivacy)
  const about = useAnswer(readAbout)
  const [version, setVersion] = useState<PrivacyNumber>(presentVersion)
  const row = privacyVersions.find(each => each.version === version)
  return (
    <Screen current="about">
      <Title level={1}>隐私说明</Title>
      <Box className="notice-line">
        第 {version} 版，{row?.date} 起{version === presentVersion ? '' : '，已有新的一版'}
      </Box>
      <Box className="notice-line">这一版：{row?.changed}。</Box>
      {about.data && (
        <Box className="notice-line">
          由{about.data.bureau}负责，有疑问请打{' '}
          <Dial number={about.data.hotline} label={`打热线 ${about.data.hotline}`} />。
        </Box>
      )}
      {!privacy.data && <Waiting problem={privacy.problem} onRetry={() => void privacy.reload()} />}
      {privacy.data && <PrivacyText version={version} days={privacy.data.days} />}
      {privacyVersions
        .filter(each => each.version !== version)
        .map(each => (
          <Tap
            key={each.version}
            id={`version-${each.version}`}
            className="link"
            onTap={() => setVersion(each.version)}
          >
            <Words>{`看第 ${each.version} 版（${each.date} 起）`}</Words>
          </Tap>
        ))}
    </Screen>
  )
}

function PrivacyText({ version, days }: { version: PrivacyNumber; days: RetentionDays }) {
  return (
    <>
      {privacyTexts[version].map(({ title, lines }) => (
        <Box key={title} className="card">
          <Title level={2}>{title}</Title>
          {lines.map(line => (
            <Box key={line} className="notice-line">
              {withDays(line, days)}
            </Box>
          ))}
        </Box>
      ))}
    </>
  )
}
