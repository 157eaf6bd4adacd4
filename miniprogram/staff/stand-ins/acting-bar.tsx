import { Box, Tap, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import { dismissOver, whyOver } from '../api/acting'
import type { StaffAccount } from '../api/staff-session'
import './acting-bar.scss'
import { backToOneself } from './act'

/** Says at the top of each page for whom somebody acts, and when that has ended by itself. */
export function ActingBar({ account }: { account: StaffAccount }) {
  const over = whyOver()
  if (account.person)
    return (
      <Box id="acting" className="acting-bar" role="group" label="代班">
        <Box className="acting-words">
          <Words>正在代 </Words>
          <Words className="staff-strong">{colleagueOf(account)}</Words>
          <Words> 办理</Words>
        </Box>
        <Tap id="back-to-oneself" className="acting-stop" onTap={backToOneself}>
          <Words>回到自己</Words>
        </Tap>
      </Box>
    )
  if (!over) return null
  return (
    <Box className="staff-again">
      <Notice id="acting-over" kind="warning">
        <Box role="alert">{over}</Box>
        <Tap id="acting-over-read" className="link" onTap={dismissOver}>
          <Words>知道了</Words>
        </Tap>
      </Notice>
    </Box>
  )
}

function colleagueOf({ id, standsFor = [] }: StaffAccount): string {
  return standsFor.find(each => each.id === id)?.name ?? '同事'
}
