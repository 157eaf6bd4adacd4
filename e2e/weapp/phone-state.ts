import type { Network, Pending } from './pending'

export type Query = Record<string, string>

/** What the hand-made `wx` works on. */
export interface PhoneState {
  api: string
  loginCode: string
  pending: Pending
  network: Network
  storage: Map<string, string>
  files: Map<string, Buffer>
  /** Photos that the next choosing takes. */
  album: Buffer[]
  /** The person has not allowed the mini-program to see photos. */
  albumClosed?: boolean
  /** What the next scans inside the app read. */
  scans: string[]
  requests: { path: string; method?: string; headers: Record<string, string>; status: number }[]
  entered: { path: string; query: Query; scene: number }
  clipboard?: string
  /** The number that was called last. */
  dialled?: string
  previewed?: string[]
  /** What the person says when asked whether the mini-program may tell them something. */
  consent: 'accept' | 'reject'
  /** Who wants to hear that the network went or came back. */
  networkListeners: Set<(event: { isConnected: boolean }) => void>
  /** Where the phone is, once the person has allowed it to be known. */
  position?: { longitude: number; latitude: number }
  /** The place that WeChat's map was opened at. */
  navigatedTo?: Record<string, unknown>
  open(url: string, how: 'push' | 'replace' | 'restart'): void
  back(): void
}
