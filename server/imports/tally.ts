import type { Applied, ImportCounts, RowOutcome } from '@cadre/store'

const codes = ['open', 'created', 'updated', 'unchanged', 'rejected', 'leftOut'] as const
export type RowState = (typeof codes)[number]

/** Counts what becomes of rows; what two passes say of one row is joined. */
export interface Tally {
  /** A byte for each row, by its number. */
  readonly states: Uint8Array
  readonly set: (row: number, state: RowState) => void
  readonly isRejected: (row: number) => boolean
  readonly add: (applied: Pick<Applied, 'outcomes' | 'records' | 'references'>) => void
  readonly counts: (missing: number) => ImportCounts
}

/** A tally of a sheet; `before` are the counts of a run that goes on, `states` what became of its rows. */
export function createTally(
  rowCount: number,
  before?: ImportCounts,
  states: Uint8Array = new Uint8Array(rowCount + 1),
): Tally {
  const rows = { created: 0, updated: 0, unchanged: 0, rejected: 0, leftOut: 0, ...before?.rows }
  const records: Record<string, { created: number; amended: number }> = structuredClone(before?.records ?? {})
  const made = new Set<string>()
  const of = (entity: string) => (records[entity] ??= { created: 0, amended: 0 })
  function set(row: number, state: RowState): void {
    const old = codes[states[row]!]!
    if (
      old === 'created' ||
      old === 'rejected' ||
      old === 'leftOut' ||
      (old === 'updated' && state !== 'rejected')
    )
      return
    if (old !== 'open') rows[old]--
    if (state !== 'open') rows[state]++
    states[row] = codes.indexOf(state)
  }
  return {
    states,
    set,
    isRejected: (row) => codes[states[row]!] === 'rejected',
    add: ({ outcomes, records: changed, references }) => {
      for (const [row, outcome] of outcomes) set(row, outcome satisfies RowOutcome)
      for (const [entity, { created, amended }] of Object.entries(changed)) {
        of(entity).created += created
        of(entity).amended += amended
      }
      for (const { entity, id } of references) {
        if (made.has(id)) continue
        made.add(id)
        of(entity).created++
      }
    },
    counts: (missing) => ({ rows: { ...rows }, records, missing }),
  }
}
