import type { Purpose } from '../../purposes.ts'
import { defineFeature } from '../define-feature.ts'
import type { Feature } from '../define-feature.ts'
import type { Expression } from '../expression/expression.ts'

/** Name without the prefix, unit, meaning, expression. */
type Row = readonly [name: string, unit: string, meaning: string, compute: Expression]

/** Features of one part of work, with what they have in common. */
export function featuresOf(
  {
    prefix,
    owner,
    purposes,
  }: { readonly prefix: string; readonly owner: string; readonly purposes: readonly Purpose[] },
  rows: readonly Row[],
): Feature[] {
  return rows.map(([name, unit, meaning, compute]) =>
    defineFeature({ name: `${prefix}_${name}`, meaning, unit, owner, purposes, compute }),
  )
}
