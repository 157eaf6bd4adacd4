import { useState } from 'react'
import { Box } from '../../../components/base'
import { StaffScreen } from '../../components/staff-screen'
import { PasswordCard } from '../../password/password-card'
import { SignedIn } from '../../session/signed-in'

/** Everybody changes their own password. */
export default function PasswordPage() {
  const [done, setDone] = useState(false)
  return (
    <SignedIn title="修改密码">
      {session => (
        <StaffScreen>
          {done && (
            <Box id="password-done" role="status" className="notice notice-plain">
              密码改好了。别的手机和电脑上要重新登录。
            </Box>
          )}
          <PasswordCard
            session={session}
            title="修改密码"
            why="改好以后，您在别的手机和电脑上的登录都会退出。"
            onChanged={() => setDone(true)}
          />
        </StaffScreen>
      )}
    </SignedIn>
  )
}
