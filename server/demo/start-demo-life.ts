import type { CivilDate } from '@cadre/core'
import type { Stage } from './act-as.ts'
import { liveWithModel } from './live-with-model.ts'

interface DemoLifeOptions extends Stage {
  readonly today: CivilDate
  readonly tell: (line: string) => void
}

/** Begins what the demo's people do in the background. The demo serves without it: a failure is told, and nothing else. */
export function startDemoLife({ tell, ...stage }: DemoLifeOptions): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController()
  const life = liveWithModel({ ...stage, signal: stopping.signal }).catch((error: unknown) => {
    if (stopping.signal.aborted) return
    tell(
      `The made-up company has no model to show: ${error instanceof Error ? error.message : String(error)}`,
    )
  })
  return {
    stop: async () => {
      stopping.abort()
      await life
    },
  }
}
