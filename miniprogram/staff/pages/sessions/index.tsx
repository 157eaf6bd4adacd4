import { SignedIn } from '../../session/signed-in'
import { OwnSessions } from '../../sessions/own-sessions'

export default function SessionsPage() {
  return <SignedIn title="登录的地方">{session => <OwnSessions session={session} />}</SignedIn>
}
