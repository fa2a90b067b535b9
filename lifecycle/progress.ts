/** How far a long job is. `done` is the share of the whole job, 0 to 1, and never goes back. */
export interface Progress {
  readonly stage: string
  readonly done: number
}

export type OnProgress = (progress: Progress) => void

/** Parts of a job with the share of its time that each is expected to take. */
export function partProgress(onProgress: OnProgress | undefined, parts: Readonly<Record<string, number>>) {
  const total = Object.values(parts).reduce((sum, share) => sum + share, 0)
  let reached = 0
  return (part: string, label: string, done: number): void => {
    let before = 0
    for (const [name, share] of Object.entries(parts)) {
      if (name === part) break
      before += share
    }
    reached = Math.max(reached, (before + (parts[part] ?? 0) * Math.min(1, done)) / total)
    onProgress?.({ stage: label, done: reached })
  }
}
