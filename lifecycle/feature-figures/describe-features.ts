import { createRandom, deriveSeed } from '@cadre/learn'
import { isMissing, takeRows } from '@cadre/learn/table'
import type { CategoryColumn, Column, Table } from '@cadre/learn/table'
import { minimumCounts, roundCount } from '@cadre/people'
import { compareTables } from '../monitor/compare-tables.ts'
import type { ColumnDrift } from '../monitor/drift-report.ts'
import { clusterColumns } from './cluster-columns.ts'
import { countLabels, countRanges } from './count-bars.ts'
import type { FeatureFigures, FigureBar, SnapshotFigures } from './feature-figures.ts'
import { middleOfBars } from './middle-of-bars.ts'
import { rankCorrelations } from './rank-correlations.ts'

const { disclosureMinimum, inferenceMinimum } = minimumCounts
/** Rows that correlations are worked out over: more change nothing that two digits tell. */
const mostRows = 20_000
/** Weaker than this it is not worth a reader's time. */
const leastTold = 0.3
const mostTold = 8
/** Each two of a cluster go together at least so closely. */
const leastOfCluster = 0.7

interface DescribeOptions {
  /** Fixed by who is counted, so that the same people are rounded alike. */
  readonly seed: number
  /** The same features of the day before. */
  readonly earlier?: Table | undefined
}

/**
 * What can be told of the features of a day, a row a person: how values are spread, what is missing, what has changed, what goes together. Counts are multiples of
 * five, of five people and more; ends are round, and nothing is anybody's own value.
 */
export function describeFeatures(table: Table, { seed, earlier }: DescribeOptions): SnapshotFigures {
  const { columns, rowCount } = table
  const drifts = new Map(
    (earlier ? compareTables(earlier, table, { seed }) : []).map((drift) => [drift.name, drift]),
  )
  const round = (count: number, name: string): number =>
    roundCount(count, createRandom(deriveSeed(seed, name)).next())
  const { correlations, ordered } = correlationsOf(table)
  const people = round(rowCount, 'people')
  const names = ordered.map(({ name }) => name)
  return {
    people,
    features: columns.map((column) => {
      const rounder = (count: number, what: string): number => round(count, `${column.name} ${what}`)
      const at = names.indexOf(column.name)
      const drift = drifts.get(column.name)
      return {
        ...spreadOf(column, rowCount, rounder),
        ...(drift && { drift: driftOf(drift) }),
        goesWith: at < 0 ? [] : strongest(correlations[at]!, names, at),
      }
    }),
    clusters: clusterColumns(correlations, leastOfCluster).map((group) =>
      group.map((index) => names[index]!),
    ),
  }
}

function spreadOf(
  column: Column,
  rows: number,
  round: (count: number, what: string) => number,
): Omit<FeatureFigures, 'goesWith' | 'drift'> {
  const isNumber = column.kind === 'number'
  const values = isNumber ? column.values.filter((value) => !Number.isNaN(value)) : new Float64Array()
  const labels = isNumber ? new Map<string, number>() : labelsOf(column)
  const known = isNumber ? values.length : [...labels.values()].reduce((sum, count) => sum + count, 0)
  const counted = isNumber ? countRanges(values) : countLabels(labels)
  const bars = counted.map((bar): FigureBar => ({ ...bar, people: round(bar.people, nameOf(bar)) }))
  const middle = isNumber ? middleOfBars(bars) : undefined
  const missing = round(rows - known, 'missing')
  return {
    name: column.name,
    kind: isNumber ? 'numbers' : 'labels',
    isWhole: isNumber && values.every(Number.isInteger),
    known: known < disclosureMinimum ? 0 : round(known, 'known'),
    missing: rows === 0 || known < disclosureMinimum ? 1 : Number(Math.min(1, missing / rows).toFixed(2)),
    bars,
    ...(middle && { middle }),
  }
}

const nameOf = ({ from, to, label }: FigureBar): string => label ?? `${from ?? ''} to ${to ?? ''}`

function labelsOf(column: Column): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (label: string): void => void counts.set(label, (counts.get(label) ?? 0) + 1)
  if (column.kind === 'category') {
    for (const code of column.codes) if (code >= 0) add(column.levels[code]!)
  } else if (column.kind === 'boolean') {
    for (const [row, value] of column.values.entries())
      if (!isMissing(column, row)) add(value === 1 ? 'yes' : 'no')
  }
  return counts
}

function driftOf({ verdict, psi }: ColumnDrift): NonNullable<FeatureFigures['drift']> {
  return {
    verdict,
    index: Number(psi.value.toFixed(3)),
    chance: Number(psi.nullBand.toFixed(3)),
  }
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
