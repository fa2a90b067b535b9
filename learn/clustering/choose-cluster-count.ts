import { throwIfCancelled } from '../learn-error.ts'
import { createRandom, deriveSeed } from '../random.ts'
import { takeRows } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import type { Clusterer, FittedClusters } from './clusterer.ts'
import { adjustedRand } from './compare-partitions.ts'

export interface ClusterCount {
  readonly clusters: number
  /** Mean adjusted Rand index of groupings learned from two samples; 1 when the same groups come again. */
  readonly stability: number
  /** Standard error of that mean. */
  readonly standardError: number
  /** Of the fit on all rows, where the clusterer has one; lower is better. */
  readonly bic?: number
}

export interface ClusterChoice {
  readonly clusters: number
  readonly tried: readonly ClusterCount[]
  readonly reason: string
}

/** Groups that come again less than this are an accident of the sample (Hennig 2007 calls under .6 to .75 a pattern in doubt). */
const smallestStability = 0.75

/**
 * Chooses how many clusters: the most that come again when learned from other halves of the rows (Ben-Hur et al.
 * 2002, Lange et al. 2004); among equally stable ones the lowest BIC where there is one. `create` makes a clusterer of
 * so many. Gives 1 when no grouping is stable: the rows are then better not grouped. Throws what `fit` throws.
 */
export async function chooseClusterCount(
  table: Table,
  create: (clusters: number) => Clusterer<FittedClusters & { readonly bic?: number }>,
  {
    from = 2,
    to = 8,
    samples = 20,
    seed = 1,
    signal,
  }: {
    readonly from?: number
    readonly to?: number
    /** Pairs of halves. */
    readonly samples?: number
    readonly seed?: number
    readonly signal?: AbortSignal | undefined
  } = {},
): Promise<ClusterChoice> {
  const tried: ClusterCount[] = []
  for (let clusters = from; clusters <= to; clusters++) {
    const agreements: number[] = []
    for (let sample = 0; sample < samples; sample++) {
      throwIfCancelled(signal)
      // The same halves for every count, so that counts are compared on equal terms.
      const halves = halvesOf(table, deriveSeed(seed, 'halves', sample))
      const options = { seed: deriveSeed(seed, 'fit', sample), signal }
      const [first, second] = [
        await create(clusters).fit(halves[0], undefined, options),
        await create(clusters).fit(halves[1], undefined, options),
      ]
      agreements.push(adjustedRand(first.assign(table), second.assign(table)))
    }
    const { bic } = await create(clusters).fit(table, undefined, { seed, signal })
    tried.push({ clusters, ...meanOf(agreements), ...(bic !== undefined && { bic }) })
  }
  return { ...choose(tried), tried }
}

function halvesOf(table: Table, seed: number): readonly [Table, Table] {
  const order = createRandom(seed).shuffle(Int32Array.from({ length: table.rowCount }, (_, row) => row))
  const middle = Math.floor(order.length / 2)
  return [takeRows(table, order.subarray(0, middle)), takeRows(table, order.subarray(middle))]
}

function meanOf(values: readonly number[]): Pick<ClusterCount, 'stability' | 'standardError'> {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1)
  return { stability: mean, standardError: Math.sqrt(variance / values.length) }
}

function choose(tried: readonly ClusterCount[]): Omit<ClusterChoice, 'tried'> {
  const stable = tried.filter(({ stability }) => stability >= smallestStability)
  const most = stable.toSorted((a, b) => b.stability - a.stability)[0]
  if (!most)
    return {
      clusters: 1,
      reason: `No grouping comes again in other halves of the rows (stability under ${smallestStability} for each count).`,
    }
  const rivals = stable.filter(({ stability }) => stability >= most.stability - most.standardError)
  const chosen = rivals.toSorted((a, b) =>
    a.bic !== undefined && b.bic !== undefined ? a.bic - b.bic : b.clusters - a.clusters,
  )[0]!
  const how = chosen.bic === undefined ? 'the most groups' : 'the lowest BIC'
  return {
    clusters: chosen.clusters,
    reason: `${how} of the counts that come again as well as any in other halves of the rows (stability ${chosen.stability.toFixed(2)}).`,
  }
}
