/** What a worker tells the run, test by test. */
export interface TestResult {
  title: string
  state: 'passed' | 'failed' | 'pending'
  ms: number
  error?: string
}

/** What a file has taken and left behind. */
export interface FileEnd {
  /** Of the whole file: loading, hooks and tests. */
  ms: number
  hooksMs: number
  /** Of the worker, its browser and whatever else the file has started. A MongoDB is not among them. */
  processorSeconds: number
  /** What the file has left behind: processes, which have been ended, and ports. */
  leftovers: string[]
}

export type WorkerMessage = { test: TestResult } | { begun: string } | { end: FileEnd }

/** What the run tells a worker. */
export interface FileOrder {
  file: string
  grep?: string
}
