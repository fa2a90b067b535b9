import { AppError } from '@cadre/core'
import { openBundle } from '@cadre/lifecycle/register'
import { registerVersion } from '@cadre/store'
import type { Session, Version } from '@cadre/store'

interface Registered {
  readonly modelName: string
  readonly runId?: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

/**
 * Checks a bundle and registers it as the next version of a model. Throws what `openBundle` throws, and `usage` for a
 * model that learned from protected attributes: it is there to be compared with.
 */
export function registerBundle(session: Session, { files, ...registered }: Registered): Promise<Version> {
  const { model, card, metrics, audit, lineage, signedBy } = openBundle('the bundle', files)
  if (model.comparisonOnly)
    throw new AppError(
      'usage',
      'This model learned from protected attributes. It can be compared with, never registered for use.',
    )
  const { learner, label, task, target } = model
  return registerVersion(session, {
    ...registered,
    files,
    signedBy,
    learner,
    label,
    task: model.query === undefined ? task : 'ranking',
    target,
    card,
    metrics,
    audit,
    lineage,
  })
}
