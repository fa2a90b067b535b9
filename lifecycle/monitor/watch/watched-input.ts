import type { ColumnSchema } from '../../ingest/index.ts'
import type { ColumnDrift } from '../drift-report.ts'

/** The part of an input whose share changed most, as a reader knows it. */
export type InputPart =
  | { readonly kind: 'numbers'; readonly low: number | null; readonly high: number | null }
  | { readonly kind: 'days'; readonly low: string | null; readonly high: string | null }
  /** No label: those that training saw rarely or never. */
  | { readonly kind: 'label'; readonly label: string | null }

/** An input of those scored last beside training. */
export interface WatchedInput extends Pick<ColumnDrift, 'name' | 'verdict' | 'finding'> {
  /** Population stability, and what chance alone stays under. */
  readonly index: number
  readonly chance: number
  readonly jensenShannon: number
  /** Largest distance of the cumulative shares at the cuts of training; numbers only. */
  readonly kolmogorovSmirnov: number | null
  readonly missing: { readonly from: number; readonly to: number }
  readonly shift: { readonly part: InputPart; readonly from: number; readonly to: number } | null
}

/** What is kept of a compared input. */
export function watchedInput(drift: ColumnDrift, schema: readonly ColumnSchema[]): WatchedInput {
  const { name, verdict, finding, psi, jensenShannon, kolmogorovSmirnov, missing, shift } = drift
  const column = schema.find((one) => one.name === name)
  return {
    name,
    verdict,
    finding,
    index: psi.value,
    chance: psi.nullBand,
    jensenShannon,
    kolmogorovSmirnov: kolmogorovSmirnov ?? null,
    missing: { from: missing.reference, to: missing.current },
    shift: shift ? { part: partOf(shift, drift.kind, column), from: shift.from, to: shift.to } : null,
  }
}

function partOf(
  { low, high, level }: NonNullable<ColumnDrift['shift']>,
  kind: ColumnDrift['kind'],
  column: ColumnSchema | undefined,
): InputPart {
  if (kind === 'levels') return { kind: 'label', label: level ?? null }
  // Values of yes and no are 1 and 0: the part with the higher cut below it is yes.
  if (column?.kind === 'boolean') return { kind: 'label', label: (low ?? 0) >= 1 ? column.yes : column.no }
  if (column?.kind === 'date') return { kind: 'days', low: dayOf(low), high: dayOf(high) }
  return { kind: 'numbers', low: low ?? null, high: high ?? null }
}

/** A day counted from 1970 as it is written. */
function dayOf(days: number | undefined): string | null {
  return days === undefined ? null : new Date(days * 86_400_000).toISOString().slice(0, 10)
}
