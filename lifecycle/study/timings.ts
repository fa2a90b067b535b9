export interface Timings {
  time<T>(stage: string, work: () => T | Promise<T>): Promise<T>
  /** Milliseconds by stage so far, and `total` since the start. */
  read(): Readonly<Record<string, number>>
}

export function startTimings(now: () => number = () => performance.now()): Timings {
  const start = now()
  const stages: Record<string, number> = {}
  return {
    async time(stage, work) {
      const begun = now()
      try {
        return await work()
      } finally {
        stages[stage] = Math.round((stages[stage] ?? 0) + now() - begun)
      }
    },
    read: () => ({ ...stages, total: Math.round(now() - start) }),
  }
}
