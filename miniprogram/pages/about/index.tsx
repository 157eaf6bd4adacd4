import Taro from '@tarojs/taro'
import { readAbout } from '../../api/about'
import { useAnswer } from '../../api/use-answer'
import { Box, Tap, Title, Words } from '../../components/base'
import { Dial } from '../../components/dial'
import { Screen } from '../../components/screen'
import { Spoken } from '../../components/spoken'
import { Waiting } from '../../components/waiting'
import './index.scss'

/** Who runs this, and what becomes of what residents send. */
export default function AboutPage() {
  const { data, problem, reload } = useAnswer(readAbout)
  return (
    <Screen current="about">
      <Box className="card">
        <Title level={1}>码上办</Title>
        <Box className="about-line">扫一扫街边的二维码，拍张照片，就能把问题告诉负责的部门，办到哪一步都看得见。</Box>
        {!data && <Waiting problem={problem} onRetry={() => void reload()} />}
        {data && (
          <Box id="bureau">
            <Box className="about-line">服务范围：{data.city}</Box>
            <Box className="about-line">主办单位：{data.bureau}</Box>
            <Box className="about-line">
              服务热线：
              <Dial id="call-hotline" number={data.hotline} label={`打服务热线 ${data.hotline}`} />
            </Box>
            {data.gas && (
              <Box className="about-line">
                燃气抢修：
                <Dial id="call-gas" number={data.gas} label={`打燃气抢修电话 ${data.gas}`} />
              </Box>
            )}
            {data.filing && <Box className="about-line">备案编号：{data.filing}</Box>}
          </Box>
        )}
      </Box>
      <Box className="card">
        <Title level={2}>您的隐私</Title>
        {privacy.map(line => (
          <Box key={line} className="about-line">
            {line}
          </Box>
        ))}
        <Tap id="to-notice" className="link" onTap={() => void Taro.navigateTo({ url: '/privacy/pages/notice/index' })}>
          <Words>隐私说明：收集什么、保存多久、谁能看</Words>
        </Tap>
        <Tap id="to-mine" className="link" onTap={() => void Taro.navigateTo({ url: '/privacy/pages/mine/index' })}>
          <Words>我的个人信息：导出、删除、收回同意、退出</Words>
        </Tap>
      </Box>
      <Box className="card">
        <Title level={2}>什么时候不要等</Title>
        <Box className="about-line">
          <Spoken text="有人受伤、着火、触电、燃气泄漏，请马上打 110、119 或 120。" />
        </Box>
      </Box>
      <Tap id="to-staff" className="link" onTap={() => void Taro.navigateTo({ url: '/staff/pages/home/index' })}>
        <Words>工作人员入口</Words>
      </Tap>
    </Screen>
  )
}

const privacy = [
  '不用注册，也不用留姓名，电话可以不留。',
  '您写的话、照片和地点只交给办理的单位。请尽量不要拍到人脸、车牌和住户家里。',
  '没发出去的内容只存在您的手机里，发出后就清掉。'
]
