/** `unknown`: it could not be asked of these rows; whoever approves reads why. */
export type GateVerdict = 'passed' | 'failed' | 'unknown'

/** One thing a version has to show before it may answer. */
export interface Gate {
  readonly name: 'evidence' | 'quality' | 'calibration' | 'fairness' | 'drift' | 'latency' | 'inputs'
  readonly verdict: GateVerdict
  /** One or two sentences for whoever approves. */
  readonly finding: string
  /** The figures it rests on. */
  readonly figures: Readonly<Record<string, number>>
}

/** What is asked of a version; the defaults are stated in docs/models.md. */
export interface GateLimits {
  /** Rows with a known outcome that are needed to conclude anything. */
  readonly minimumRows: number
  /** Mean distance between probability and outcome that is still good enough; two or more classes. */
  readonly calibrationError: number
  /** Milliseconds of processor time in which 99 of 100 single rows have to be scored with reasons. */
  readonly latencyMs: number
}

export const defaultGateLimits: GateLimits = { minimumRows: 100, calibrationError: 0.1, latencyMs: 50 }
