/** From nothing to do, to something to do now. `unknown`: too little is known to say. */
export type WatchVerdict = 'well' | 'watch' | 'act' | 'unknown'

export type WatchedAspect =
  | 'freshness'
  | 'inputs'
  | 'scores'
  | 'answers'
  | 'quality'
  | 'calibration'
  | 'outcomes'
  | 'groups'

/** What was seen of one aspect of a model in use. */
export interface WatchFinding {
  readonly about: WatchedAspect
  readonly verdict: WatchVerdict
  /** One or two sentences with the figures and what they rest on. */
  readonly finding: string
  /** What to do about it; empty when there is nothing to do. */
  readonly toDo: string
  readonly figures: Readonly<Record<string, number>>
}

const order: readonly WatchVerdict[] = ['act', 'watch', 'well', 'unknown']

/** The most pressing of several verdicts; what is unknown presses least. */
export function mostPressing(findings: readonly WatchFinding[]): WatchVerdict {
  return order.find((verdict) => findings.some((finding) => finding.verdict === verdict)) ?? 'unknown'
}
