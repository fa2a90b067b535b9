import { AppError } from '@cadre/core'
import { recogniseOneWay, recogniseProtected } from '@cadre/people'
import type { PlausibleColumn } from '@cadre/learn/attribution'
import type { Table } from '@cadre/learn/table'
import { nearestName } from '../ingest/index.ts'
import type { ColumnSchema } from '../ingest/index.ts'
import type { OpenedBundle } from '../register/open-bundle.ts'
import { referenceValues } from '../register/representative-rows.ts'
import type { ChangeDeclaration } from '../use-case.ts'

/** A column that may not change freely, and why. */
export interface ChangeLimit {
  readonly column: string
  readonly way: 'never' | 'up' | 'down'
  readonly why: string
}

/**
 * How each column of a model may change: what was said for this question comes first, then what the bundle's card
 * declares, then what names say. Protected attributes never change, whatever is said. Throws `column-unknown`.
 */
export function changeLimits(bundle: OpenedBundle, asked: ChangeDeclaration): readonly ChangeLimit[] {
  refuseUnknown(bundle, asked)
  return bundle.pipeline.schema.flatMap((column) => limitOf(column, bundle, asked) ?? [])
}

function limitOf(
  column: ColumnSchema,
  { card, lineage }: OpenedBundle,
  asked: ChangeDeclaration,
): ChangeLimit | undefined {
  const { name, kind } = column
  const isProtected = lineage.columns.some((known) => known.name === name && known.role === 'protected')
  const recognised = recogniseProtected(name, kind === 'category' ? column.levels : [])
  if (isProtected || recognised)
    return {
      column: name,
      way: 'never',
      why: recognised ? `protected: ${recognised.attribute}` : 'protected',
    }
  const said = declared(name, asked, 'as asked') ?? declared(name, card.changes, 'as its question declares')
  if (said) return said
  if (kind === 'text') return { column: name, way: 'never', why: 'free text' }
  if (kind === 'date') return { column: name, way: 'never', why: 'a date of what has been' }
  const oneWay = recogniseOneWay(name)
  if (!oneWay) return undefined
  // Labels have no order to rise in.
  return { column: name, way: kind === 'category' ? 'never' : oneWay.way, why: oneWay.why }
}

function declared(name: string, rules: ChangeDeclaration | undefined, why: string): ChangeLimit | undefined {
  if (rules?.never?.includes(name)) return { column: name, way: 'never', why }
  if (rules?.onlyUp?.includes(name)) return { column: name, way: 'up', why }
  return rules?.onlyDown?.includes(name) ? { column: name, way: 'down', why } : undefined
}

/** Columns that are only in the file do not matter here: naming one is a slip. */
function refuseUnknown(
  { pipeline }: OpenedBundle,
  { never = [], onlyUp = [], onlyDown = [], follows = [] }: ChangeDeclaration,
): void {
  const known = pipeline.schema.map(({ name }) => name)
  const named = [...never, ...onlyUp, ...onlyDown, ...follows.flatMap(({ column, after }) => [column, after])]
  for (const name of named) {
    if (known.includes(name)) continue
    const nearest = nearestName(name, known)
    const hint =
      nearest === undefined ? ` It reads: ${known.slice(0, 20).join(', ')}.` : ` Did you mean "${nearest}"?`
    throw new AppError('column-unknown', `The model does not read a column "${name}".${hint}`, {
      column: name,
      nearest,
    })
  }
}

/** To what a column may change: values that were common enough in training, between its first and its last tenth. */
export function plausibleColumns(
  { pipeline, reference }: OpenedBundle,
  row: Table,
): readonly PlausibleColumn[] {
  return pipeline.schema.flatMap((column): PlausibleColumn[] => {
    const known = reference.columns.find(({ name }) => name === column.name)
    const own = row.columns.find(({ name }) => name === column.name)
    if (
      !known ||
      !own ||
      column.kind === 'text' ||
      (known.kind === 'levels') !== (column.kind === 'category')
    )
      return []
    const total = reference.rows - known.missing
    const values = referenceValues(known).map(({ value, count }) => ({
      value: column.kind === 'boolean' ? value === 1 : value,
      share: total > 0 ? count / total : 0,
    }))
    const isWhole =
      own.kind === 'number' &&
      Number.isInteger(own.values[0]) &&
      values.every(({ value }) => Number.isInteger(value))
    return [{ name: column.name, values, isWhole }]
  })
}
