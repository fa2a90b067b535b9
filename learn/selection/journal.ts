import { createHash } from 'node:crypto'
import type { ParamDeclarations } from '../params/params.ts'
import { contentHash } from '../table/content-hash.ts'
import type { Configuration } from './configurations.ts'
import type { LearningData } from './fit-rows.ts'
import type { Fold } from './fold.ts'
import type { LossName } from './loss.ts'

/** One fit that a search has done. Plain JSON. */
export interface JournalEntry {
  /** Names the search, so that one journal can serve many. */
  readonly search: string
  readonly configuration: number
  readonly params: Configuration
  /** Share of the training rows it was fitted on. */
  readonly share: number
  readonly fold: number
  /** Null when it was not a number. */
  readonly loss: number | null
  readonly fitMs: number
}

/** Where a search writes down each fit, so that it can go on after an interruption. Storage is the caller's. */
export interface Journal {
  read(): Promise<readonly JournalEntry[]> | readonly JournalEntry[]
  append(entry: JournalEntry): Promise<void> | void
}

export interface SearchIdentity {
  readonly data: LearningData
  readonly folds: readonly Fold[]
  readonly learner: { readonly name: string; readonly params: ParamDeclarations }
  readonly fixed: Configuration
  readonly loss: LossName
  readonly seed: number
}

/** A name for all that decides the outcome of a search's fits. */
export function searchName({ data, folds, learner, fixed, loss, seed }: SearchIdentity): string {
  const { table, target, weights, groups, preparation } = data
  const hash = createHash('sha256').update(contentHash(table))
  hash.update(
    JSON.stringify([
      learner.name,
      learner.params,
      fixed,
      loss,
      seed,
      target.task,
      target.classes,
      ...(preparation ? [preparation] : []),
    ]),
  )
  for (const array of [
    target.values,
    ...(target.queries ? [target.queries] : []),
    ...(target.followed ? [target.followed.exit, target.followed.event] : []),
    weights,
    groups,
    ...folds.flatMap(({ train, test }) => [train, test]),
  ]) {
    hash.update(`${array?.length ?? 'none'}:`)
    if (array) hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  }
  return hash.digest('hex').slice(0, 32)
}
