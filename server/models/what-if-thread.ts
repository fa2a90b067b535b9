import { whatIf } from '@cadre/lifecycle/explain'
import type { WhatIf } from '@cadre/lifecycle/explain'
import { openBundle } from '@cadre/lifecycle/register'
import { tableOfInputs } from '@cadre/lifecycle/serve'
import type { Input } from '@cadre/lifecycle/serve'
import { recogniseFixed } from '@cadre/people'
import { featureNamed } from '@cadre/people/features'
import { movableFeatures } from '@cadre/usecases'
import { answerFromThread } from './answer-from-thread.ts'

/** What a thread needs to look for changes that would move one score. */
export interface WhatIfTask {
  readonly bundle: ReadonlyMap<string, Uint8Array>
  readonly input: Input
  readonly targetScore: number
  readonly side: 'below' | 'at least'
  /** How long it may look. */
  readonly searchMs: number
}

await answerFromThread<WhatIfTask, WhatIf>(
  async ({ input, targetScore, side, searchMs, ...task }, { signal }) => {
    const bundle = openBundle('the version', task.bundle)
    const { table } = await tableOfInputs(bundle, [input], signal)
    const until = performance.now() + searchMs
    return whatIf(bundle, table!, {
      rules: { never: bundle.pipeline.schema.flatMap(({ name }) => (isFixed(name) ? [name] : [])) },
      targetScore,
      side,
      hasTime: () => performance.now() < until,
      signal,
    })
  },
)

/** Nobody can move a tenure; of columns that no feature declares, their names say it. */
function isFixed(name: string): boolean {
  return featureNamed(name) ? !movableFeatures.has(name) : recogniseFixed(name)
}
