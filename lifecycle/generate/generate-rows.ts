import type { FittedTransformerJson, Target } from '@cadre/learn'
import { generateFeatures } from '@cadre/learn/feature-generation'
import { defineTask } from '@cadre/learn/parallel'
import { takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'

export interface GenerationData {
  readonly table: Table
  readonly target: Target
  readonly groups: Int32Array
}

export interface GenerateRowsInput {
  readonly data: GenerationData
  /** The rows to learn from; nothing else of the data is looked at. */
  readonly rows: Int32Array
  readonly budget: number
  readonly seed: number
}

/** Makes columns of others from these rows; gives the step as JSON, as it crosses threads. */
export function generateRows({ data, rows, budget, seed }: GenerateRowsInput): FittedTransformerJson {
  const { table, target, groups } = data
  const values = Float64Array.from(rows, (row) => target.values[row]!)
  const ownGroups = Int32Array.from(rows, (row) => groups[row]!)
  const { fitted } = generateFeatures
    .create({ budget })
    .fitTransform(takeRows(table, rows), { ...target, values }, { seed, groups: ownGroups })
  return fitted.toJSON()
}

export const generateRowsTask = defineTask<typeof generateRows>(import.meta.url, 'generateRows')
