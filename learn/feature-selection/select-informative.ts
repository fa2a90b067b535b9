import type { ParamDeclarations } from '../params/params.ts'
import { defineStep } from '../preprocess/define-step.ts'
import { deriveSeed } from '../random.ts'
import { columnInformation } from './column-information.ts'
import { keepColumns, readKeptColumns } from './keep-columns.ts'
import type { KeptColumns } from './keep-columns.ts'
import { sampleRows, sampledRowsParam } from './sample-rows.ts'

const params = {
  most: {
    kind: 'number',
    default: 50,
    min: 1,
    max: 10_000,
    integer: true,
    meaning: 'columns to keep at most, those that tell most',
  },
  least: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 10,
    meaning: 'columns that tell no more than this (in nats) are dropped',
  },
  ...sampledRowsParam,
} as const satisfies ParamDeclarations

/** Keeps the columns with the most mutual information with the target, at least one. Text stays. */
export const selectInformative = defineStep<typeof params, KeptColumns>({
  name: 'mutual-information',
  label: 'columns that tell of the target',
  params,
  learn({ table, target, params: { most, least, maxRows }, options: { seed = 1, weights } }) {
    const rows = sampleRows(table.rowCount, {
      most: maxRows,
      seed: deriveSeed(seed, 'mutual-information'),
      weights,
    })
    const judged = table.columns
      .filter(({ kind }) => kind !== 'text')
      .map((column) => ({ name: column.name, worth: columnInformation(column, target, rows) }))
    const ranked = judged.toSorted((a, b) => b.worth - a.worth).slice(0, most)
    const kept = new Set(
      ranked.filter(({ worth }, rank) => rank === 0 || worth > least).map(({ name }) => name),
    )
    return { columns: judged.map(({ name, worth }) => ({ name, isKept: kept.has(name), worth })) }
  },
  apply: keepColumns,
  read: readKeptColumns,
})
