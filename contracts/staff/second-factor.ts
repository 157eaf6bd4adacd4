import * as v from 'valibot'
import { TypedPassword } from '../accounts/password'
import { Time } from '../common'
import { squeezed } from '../spelling/normalised'
import { CookieSession, StaffSession } from './views'

/** How many recovery codes there are in a set. */
export const recoveryCodes = 10

/** For how long the password that was typed first counts, in seconds. */
export const secondStepSeconds = 300

const longestTyped = 64

/** Six digits from the authenticator, or a recovery code; in groups, in full width and in capitals, too. */
export const TypedCode = v.pipe(
  v.string('请输入验证码'),
  v.maxLength(longestTyped, '验证码太长'),
  v.transform(typed => squeezed(typed).toLowerCase()),
  v.minLength(1, '请输入验证码')
)

/** What the server made and takes back unread. */
const Sealed = v.pipe(v.string('请重新开始'), v.maxLength(1000, '请重新开始'))

/** The password was right and a code is asked for. The proof is good for nothing but the second step. */
export const CodeWanted = v.object({
  secondStep: v.object({
    proof: v.string(),
    /** For how long, in seconds. */
    seconds: v.number()
  })
})
export type CodeWanted = v.InferOutput<typeof CodeWanted>

export const SecondStep = v.object({ proof: Sealed, code: TypedCode })

/**
 * Whoever has a second factor names a code of it before they get another; whoever has none and is not obliged to have
 * one names their password.
 */
export const BeginSecondFactor = v.object({ password: v.optional(TypedPassword), code: v.optional(TypedCode) })

export const SecondFactorOffer = v.object({
  offer: v.string(),
  /** Base32, to be typed where nothing can be scanned. */
  secret: v.string(),
  /** What the QR code says. */
  uri: v.string()
})
export type SecondFactorOffer = v.InferOutput<typeof SecondFactorOffer>

export const ConfirmSecondFactor = v.object({ offer: Sealed, code: TypedCode })

const codes = v.array(v.string())

/** The recovery codes are told in this answer and never again. */
export const ConfirmedSecondFactor = v.union([
  v.object({ ...StaffSession.entries, recoveryCodes: codes }),
  v.object({ ...CookieSession.entries, recoveryCodes: codes })
])
export type ConfirmedSecondFactor = v.InferOutput<typeof ConfirmedSecondFactor>

export const ByCode = v.object({ code: TypedCode })
export const RecoveryCodes = v.object({ recoveryCodes: codes })

/** My second factor. */
export const OwnSecondFactor = v.object({
  since: v.optional(Time),
  recoveryCodesLeft: v.number(),
  /** One of my roles must have it. */
  demanded: v.boolean()
})
export type OwnSecondFactor = v.InferOutput<typeof OwnSecondFactor>
