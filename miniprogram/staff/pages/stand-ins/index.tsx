import { SignedIn } from '../../session/signed-in'
import { OwnStandIns } from '../../stand-ins/own-stand-ins'

export default function StandInsPage() {
  return <SignedIn title="代班">{session => <OwnStandIns session={session} />}</SignedIn>
}
