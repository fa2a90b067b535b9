import { columnLength, isMissing } from '@cadre/learn/table'
import type { Column, Table } from '@cadre/learn/table'
import { columnInformation } from './column-information.ts'
import { addHashes, emptyHashes, hashColumn, hashRows } from './row-hashes.ts'
import type { RowHashes } from './row-hashes.ts'
import { forEachRepeat } from './same-hash.ts'
import { joinSimilarTexts } from './similar-texts.ts'
import { createUnionFind } from './union-find.ts'
import type { UnionFind } from './union-find.ts'

/** Bits beyond log2(rows) that equal rows must agree in to be one thing told twice, not two alike. */
const bitsForEqual = 6
/** The same for rows that differ in one column: any pair may match, so it counts from 2·log2(rows). */
const bitsForNear = 20
/** Cells up to which near-equal rows are looked for; past it the search would cost more than the training. */
const maximumCells = 10_000_000

/**
 * Which rows belong together and must never be parted by a fold: equal rows, rows that differ in one column,
 * rows with texts that are over 90 % alike, and rows with the same value of `sameGroup`. Give it the feature
 * columns only. The result holds a group number from 0 per row.
 *
 * A table of few coarse columns says nothing by equal rows: they count only where the columns hold enough
 * information to tell people apart.
 */
export function findRowGroups(
  table: Table,
  {
    sameGroup,
    similarity = 0.9,
  }: { readonly sameGroup?: Column | undefined; readonly similarity?: number } = {},
): Int32Array {
  const sets = createUnionFind(table.rowCount)
  const bits = table.columns.map(columnInformation)
  const total = bits.reduce((sum, each) => sum + each, 0)
  const rowBits = Math.log2(Math.max(2, table.rowCount))
  const hashes = hashRows(table)
  if (total >= rowBits + bitsForEqual) forEachRepeat(hashes, sets.join)
  if (table.rowCount * table.columns.length <= maximumCells) {
    const isTelling = (column: number): boolean => total - bits[column]! >= 2 * rowBits + bitsForNear
    joinNearEqual(sets, table.rowCount, (join) => joinRowsButOne(table, { hashes, isTelling, join }))
  }
  for (const column of table.columns) {
    if (column.kind === 'text') joinSimilarTexts(column, sets.join, similarity)
  }
  if (sameGroup) joinEqualCells(sameGroup, sets.join)
  return sets.groups()
}

/** How many groups there are. */
export function countGroups(groups: Int32Array): number {
  let count = 0
  for (const group of groups) if (group >= count) count = group + 1
  return count
}

/**
 * Joins what `findPairs` gives, unless that runs together into sets far larger than copies make: then the columns
 * say less than they seem to (all follow from a few), and the pairs are alike by chance.
 */
function joinNearEqual(
  sets: UnionFind,
  rows: number,
  findPairs: (join: (a: number, b: number) => void) => void,
): void {
  const trial = createUnionFind(rows)
  const pairs: [number, number][] = []
  findPairs((a, b) => {
    trial.join(a, b)
    pairs.push([a, b])
  })
  const before = largestGroup(sets.groups())
  if (largestGroup(trial.groups()) > Math.max(20, 0.01 * rows, 2 * before)) return
  for (const [a, b] of pairs) sets.join(a, b)
}

function largestGroup(groups: Int32Array): number {
  const sizes = new Int32Array(countGroups(groups))
  let largest = 0
  for (const group of groups) largest = Math.max(largest, ++sizes[group]!)
  return largest
}

interface ButOneSearch {
  readonly hashes: RowHashes
  /** Whether the other columns say enough when this one is left out. */
  readonly isTelling: (column: number) => boolean
  readonly join: (a: number, b: number) => void
}

function joinRowsButOne(table: Table, { hashes, isTelling, join }: ButOneSearch): void {
  const cells = emptyHashes(table.rowCount)
  table.columns.forEach((column, index) => {
    // Texts that differ are judged by how alike they are.
    if (column.kind === 'text' || !isTelling(index)) return
    hashColumn(column, index, cells)
    addHashes(hashes, cells, -1)
    forEachRepeat(hashes, join)
    addHashes(hashes, cells, 1)
  })
}

function joinEqualCells(column: Column, join: (a: number, b: number) => void): void {
  const hashes = emptyHashes(columnLength(column))
  hashColumn(column, 0, hashes)
  forEachRepeat(hashes, (first, row) => {
    if (!isMissing(column, row)) join(first, row)
  })
}
