import { readFileSync } from 'node:fs'
import { categoryColumn, createTable, numberColumn } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import type { TreeFeature } from '@cadre/learn/trees'

/** One model of XGBoost with what it said of some rows. */
export interface XgboostCase {
  readonly model: Record<string, unknown>
  readonly ubjson: string | null
  readonly columns: Readonly<Record<string, readonly (number | string | null)[]>>
  readonly margins: readonly (number | readonly number[])[]
  readonly predictions: readonly (number | readonly number[])[]
  readonly contributions: readonly (readonly number[] | readonly (readonly number[])[])[]
}

export const golden = JSON.parse(readFileSync(new URL('xgboost.golden.json', import.meta.url), 'utf8')) as {
  readonly xgboost: string
  readonly cases: Readonly<Record<string, XgboostCase>>
}

export function bytesOf(model: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(model))
}

/** The rows of a case as the features of its model read them. */
export function tableOf({ columns }: XgboostCase, features: readonly TreeFeature[]): Table {
  return createTable(
    features.map(({ name, kind, levels }) =>
      kind === 'category'
        ? categoryColumn(name, columns[name]! as readonly (string | null)[], levels)
        : numberColumn(name, columns[name]! as readonly (number | null)[]),
    ),
  )
}
