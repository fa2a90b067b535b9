import { columnNamed, isMissing, takeRows } from '@cadre/learn/table'
import type { CategoryColumn, Column, Table } from '@cadre/learn/table'
import { minimumCounts, roundCount } from '@cadre/people'
import { clusterColumns } from './cluster-columns.ts'
import { countLabels, countRanges } from './count-bars.ts'
import { drawOfPeople } from './draw-of-people.ts'
import type { DrawOf } from './draw-of-people.ts'
import { driftOfBars } from './drift-of-bars.ts'
import type { FeatureFigures, FigureBar, SnapshotFigures } from './feature-figures.ts'
import { middleOfBars } from './middle-of-bars.ts'
import { rankCorrelations } from './rank-correlations.ts'
import { labelAt, rowsOfBars } from './rows-of-bars.ts'

const { disclosureMinimum, inferenceMinimum } = minimumCounts
/** Rows that correlations are worked out over: more change nothing that two digits tell. */
const mostRows = 20_000
/** Weaker than this it is not worth a reader's time. */
const leastTold = 0.3
const mostTold = 8
/** Each two of a cluster go together at least so closely. */
const leastOfCluster = 0.7

/** The features of a day, a row a person. */
export interface DayOfFeatures {
  readonly table: Table
  readonly personIds: readonly string[]
}

interface DescribeOptions {
  /** Secret: what counts are rounded by. */
  readonly key: Uint8Array
  /** The same features of the day before. */
  readonly earlier?: DayOfFeatures | undefined
}

/**
 * What can be told of the features of a day: how values are spread, what is missing, what has changed, what goes together. Counts are multiples of
 * five, of five people and more; ends are round, and nothing is anybody's own value.
 */
export function describeFeatures(
  { table, personIds }: DayOfFeatures,
  { key, earlier }: DescribeOptions,
): SnapshotFigures {
  const { columns, rowCount } = table
  const draw = drawOfPeople(personIds, key)
  const people = roundCount(rowCount, draw(personIds.keys()))
  const drifts = earlier
    ? driftBetween(earlier, { table, rows: rowCount, draw }, key)
    : new Map<string, never>()
  const { correlations, ordered } = correlationsOf(table)
  const names = ordered.map(({ name }) => name)
  return {
    people,
    features: columns.map((column) => {
      const at = names.indexOf(column.name)
      const drift = drifts.get(column.name)
      return {
        ...spreadOf(column, { rows: rowCount, draw, people }),
        ...(drift && { drift }),
        goesWith: at < 0 ? [] : strongest(correlations[at]!, names, at),
      }
    }),
    clusters: clusterColumns(correlations, leastOfCluster).map((group) =>
      group.map((index) => names[index]!),
    ),
  }
}

interface Drawn {
  readonly rows: number
  readonly draw: DrawOf
}

function spreadOf(
  column: Column,
  { people, ...drawn }: Drawn & { readonly people: number },
): Omit<FeatureFigures, 'goesWith' | 'drift'> {
  const isNumber = column.kind === 'number'
  const ranges = barsOf(column, drawn.rows)
  const { known, counts, missing } = toldOf(column, ranges, drawn)
  const bars = ranges.map((bar, at): FigureBar => ({ ...bar, people: counts[at]! }))
  const middle = isNumber ? middleOfBars(bars) : undefined
  const isFew = known.length < disclosureMinimum
  return {
    name: column.name,
    kind: isNumber ? 'numbers' : 'labels',
    isWhole: isNumber && column.values.every((value) => Number.isNaN(value) || Number.isInteger(value)),
    known: isFew ? 0 : roundCount(known.length, drawn.draw(known)),
    missing: people === 0 || isFew ? 1 : Number(Math.min(1, missing / people).toFixed(2)),
    bars,
    ...(middle && { middle }),
  }
}

/** Bars with their true counts. */
function barsOf(column: Column, rows: number): FigureBar[] {
  if (column.kind === 'number') return countRanges(column.values.filter((value) => !Number.isNaN(value)))
  const counts = new Map<string, number>()
  for (const row of rowsOfBars(column, rows, []).known) {
    const label = labelAt(column, row)
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return countLabels(counts)
}

/** How many lie in each bar and how many have no value, as it is told. */
function toldOf(column: Column, bars: readonly FigureBar[], { rows, draw }: Drawn) {
  const { known, without, inBars } = rowsOfBars(column, rows, bars)
  const counts = Float64Array.from(inBars, (inBar) => roundCount(inBar.length, draw(inBar)))
  return { known, counts, missing: roundCount(without.length, draw(without)) }
}

function driftBetween(earlier: DayOfFeatures, later: Drawn & { readonly table: Table }, key: Uint8Array) {
  const before = { rows: earlier.table.rowCount, draw: drawOfPeople(earlier.personIds, key) }
  const kinds = new Map(later.table.columns.map(({ name, kind }) => [name, kind]))
  const shared = earlier.table.columns.filter(({ name, kind }) => kinds.get(name) === kind)
  return driftOfBars(
    shared.map((column) => {
      const bars = barsOf(column, before.rows)
      return {
        name: column.name,
        kind: column.kind === 'number' ? 'numbers' : 'labels',
        earlier: toldOf(column, bars, before),
        later: toldOf(columnNamed(later.table, column.name), bars, later),
      }
    }),
  )
}

/** Rank correlations of what is a number or yes and no. */
function correlationsOf(table: Table) {
  const few = table.rowCount > mostRows ? takeRows(table, everyFew(table.rowCount)) : table
  const ordered = few.columns.filter((column): column is Exclude<Column, CategoryColumn> =>
    ['number', 'boolean'].includes(column.kind),
  )
  const samples = ordered.map((column) =>
    column.kind === 'number'
      ? column.values
      : Float64Array.from({ length: few.rowCount }, (_, row) =>
          isMissing(column, row) || column.kind !== 'boolean' ? Number.NaN : column.values[row]!,
        ),
  )
  return { ordered, correlations: rankCorrelations(samples, { leastRows: inferenceMinimum }) }
}

/** Rows spread evenly over all. */
function everyFew(rows: number): Int32Array {
  return Int32Array.from({ length: mostRows }, (_, at) => Math.floor((at * rows) / mostRows))
}

function strongest(row: Float64Array, names: readonly string[], own: number): FeatureFigures['goesWith'] {
  return names
    .map((name, at) => ({ name, correlation: Number(row[at]!.toFixed(2)), at }))
    .filter(({ at, correlation }) => at !== own && Math.abs(correlation) >= leastTold)
    .toSorted((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation) || a.at - b.at)
    .slice(0, mostTold)
    .map(({ name, correlation }) => ({ name, correlation }))
}
