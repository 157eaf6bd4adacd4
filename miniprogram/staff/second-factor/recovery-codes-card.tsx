import { Box, Tap, Title, Words } from '../../components/base'
import { CopyButton } from '../../components/copy-button'
import { Notice } from '../../components/notice'
import './second-factor.scss'

interface Props {
  title: string
  codes: readonly string[]
  onKept(): void
}

/** A new set of recovery codes, told this once. */
export function RecoveryCodesCard({ title, codes, onKept }: Props) {
  return (
    <Box className="card">
      <Title level={1}>{title}</Title>
      <Notice kind="warning">这 {codes.length} 个备用码只显示这一次，请抄下来收好。</Notice>
      <Box className="staff-line">验证器打不开时，一个备用码可以代替验证码登录一次。不要和密码放在一起。</Box>
      <Box id="recovery-codes" className="recovery-codes" role="list" label="备用码">
        {codes.map(each => (
          <Box key={each} className="recovery-code" role="listitem">
            {each}
          </Box>
        ))}
      </Box>
      <Box className="recovery-copy">
        <CopyButton id="copy-recovery-codes" what="备用码" text={codes.join('\n')} />
      </Box>
      <Tap id="factor-done" className="main-button" onTap={onKept}>
        <Words>收好了，继续</Words>
      </Tap>
    </Box>
  )
}
