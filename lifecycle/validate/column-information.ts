import { columnLength, isMissing } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import { levelCounts } from './value-counts.ts'
import { forEachRun, sortedNumbers } from './sorted-numbers.ts'

/** Free text is taken to tell any two people apart. */
const textBits = 40

/**
 * How many bits a column holds towards telling two rows apart: −log2 of the chance that two rows drawn at random
 * agree in it (collision entropy). Missing cells agree with each other.
 */
export function columnInformation(column: Column): number {
  const rows = columnLength(column)
  if (rows === 0) return 0
  let agreeing = 0
  let filled = 0
  const add = (count: number): void => {
    agreeing += (count / rows) ** 2
    filled += count
  }
  switch (column.kind) {
    case 'text':
      return textBits
    case 'category':
      levelCounts(column).forEach(add)
      break
    case 'boolean':
      booleanCounts(column).forEach(add)
      break
    default:
      forEachRun(sortedNumbers(column), (_value, count) => add(count))
  }
  add(rows - filled)
  return -Math.log2(agreeing)
}

function booleanCounts(column: Extract<Column, { kind: 'boolean' }>): readonly [number, number] {
  let yes = 0
  let filled = 0
  for (let row = 0; row < column.values.length; row++) {
    if (isMissing(column, row)) continue
    filled++
    yes += column.values[row]!
  }
  return [filled - yes, yes]
}
