import { OwnFactor } from '../../second-factor/own-factor'
import { SignedIn } from '../../session/signed-in'

export default function SecondFactorPage() {
  return <SignedIn title="动态验证码">{session => <OwnFactor session={session} />}</SignedIn>
}
