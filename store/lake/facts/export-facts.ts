import type { Entity } from '@cadre/people'
import type { LakeRows } from '../lake-column.ts'
import type { LakeStorage } from '../lake-storage.ts'
import type { LakeManifest } from '../manifest.ts'
import { sequencesOf } from '../read-set.ts'
import { writeSet } from '../write-set.ts'
import { factShape, readAllFacts, readChangedFacts } from './read-facts.ts'
import type { Enter } from './read-facts.ts'

interface ExportOptions {
  readonly batch: number
  readonly now: Date
  readonly signal?: AbortSignal
}

/** Names of an entity's data sets: all versions up to a batch, and what a batch changed. */
export function factSets(entity: Entity): { all: string; changes: string; isProtected: boolean } {
  const isProtected = entity.dataClass === 'protected'
  const prefix = isProtected ? 'protected/' : ''
  return { all: `${prefix}facts/${entity.name}`, changes: `${prefix}changes/${entity.name}`, isProtected }
}

/** The sequence of a batch; sorts as numbers do. */
export const batchSequence = (batch: number): string => String(batch).padStart(9, '0')

/** Whether the lake holds all versions of an entity up to some batch, so that changes can follow. */
export async function hasFacts(lake: LakeStorage, entity: Entity): Promise<boolean> {
  return (await sequencesOf(lake, factSets(entity).all)).length > 0
}

/**
 * Writes what a batch changed in the records of an entity; all of their versions when the lake has none yet.
 * Written again after a kill it is the same, byte for name. `undefined` when the lake has it in the whole already.
 */
export async function exportFacts(
  lake: LakeStorage,
  { entity, enter }: { readonly entity: Entity; readonly enter: Enter },
  options: ExportOptions,
): Promise<LakeManifest | undefined> {
  const { batch } = options
  const { all, changes } = factSets(entity)
  const whole = await sequencesOf(lake, all)
  if (whole.includes(batchSequence(batch))) return undefined
  if (whole.length === 0)
    return writeFacts(lake, { entity, name: all, rows: readAllFacts(enter, entity) }, options)
  const rows = readChangedFacts(enter, entity, batch)
  return writeFacts(lake, { entity, name: changes, rows }, options)
}

interface Facts {
  readonly entity: Entity
  readonly name: string
  readonly rows: LakeRows
}

function writeFacts(
  lake: LakeStorage,
  { entity, name, rows }: Facts,
  { batch, now, signal }: ExportOptions,
): Promise<LakeManifest> {
  return writeSet(
    lake,
    {
      name,
      sequence: batchSequence(batch),
      ...factShape(entity),
      source: `versions of ${entity.name}`,
      isProtected: factSets(entity).isProtected,
      now,
      ...(signal && { signal }),
    },
    rows,
  )
}
