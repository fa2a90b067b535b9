import { readModel } from '../model-json.ts'
import { resolveParams } from '../params/params.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { createRandom, deriveSeed } from '../random.ts'
import type { Table } from '../table/table.ts'
import type { ClustererDefinition, FittedClusters } from './clusterer.ts'
import { assignNearest, lloyd } from './lloyd.ts'
import type { Partition } from './lloyd.ts'
import { rowMatrix, weightedRows } from './row-matrix.ts'
import { spreadCentres } from './spread-centres.ts'

const params = {
  clusters: {
    kind: 'number',
    default: 3,
    min: 1,
    max: 1000,
    integer: true,
    meaning: 'how many groups to make',
  },
  starts: {
    kind: 'number',
    default: 10,
    min: 1,
    max: 1000,
    integer: true,
    meaning: 'how often to begin anew; the tightest grouping is kept',
  },
  maxRounds: {
    kind: 'number',
    default: 300,
    min: 1,
    max: 100_000,
    integer: true,
    meaning: 'rounds after which a start ends though rows still move',
  },
} as const satisfies ParamDeclarations

export interface FittedKMeans extends FittedClusters {
  /** Σ weight × squared distance to the own centre, in training. */
  readonly inertia: number
}

/** Groups around means, every row in one (Lloyd 1982, starts by k-means++). Prefers round groups of like size. */
export const kMeans: ClustererDefinition<typeof params, FittedKMeans> = {
  name: 'k-means',
  label: 'k-means',
  params,
  create(given) {
    const chosen = resolveParams(params, given)
    return {
      name: 'k-means',
      params: chosen,
      async fit(table, weights, { seed = 1, signal } = {}) {
        const { clusters, starts, maxRounds } = chosen
        const rows = weightedRows(table, weights, clusters)
        let best: Partition | undefined
        for (let attempt = 0; attempt < starts; attempt++) {
          const random = createRandom(deriveSeed(seed, 'k-means', attempt))
          const start = spreadCentres(rows.matrix, rows.weights, { clusters, random })
          const found = await lloyd(rows.matrix, { weights: rows.weights, start, maxRounds, signal })
          if (!best || found.inertia < best.inertia) best = found
        }
        return createFittedKMeans(rows.names, best!.centres, best!.inertia)
      },
    }
  },
  fromJson(json) {
    const reader = readModel(json, 'Model "k-means"')
    if (reader.string('kind') !== 'k-means') reader.fail('is a model of another kind.')
    const names = reader.strings('names')
    const centres = Float64Array.from(reader.numbers('centres'))
    if (names.length === 0 || centres.length === 0 || centres.length % names.length !== 0)
      reader.fail(`has ${centres.length} coordinates of centres for ${names.length} columns.`)
    return createFittedKMeans(names, centres, reader.number('inertia'))
  },
}

function createFittedKMeans(names: readonly string[], centres: Float64Array, inertia: number): FittedKMeans {
  const clusters = centres.length / names.length
  const assign = (table: Table): Int32Array => {
    const matrix = rowMatrix(table, names)
    const assignment = new Int32Array(matrix.rows)
    assignNearest(matrix, centres, { assignment, distances: new Float64Array(matrix.rows) })
    return assignment
  }
  return {
    clusters,
    names,
    centres,
    inertia,
    assign,
    memberships(table) {
      const shares = new Float64Array(table.rowCount * clusters)
      assign(table).forEach((cluster, row) => (shares[row * clusters + cluster] = 1))
      return shares
    },
    toJSON: () => ({ kind: 'k-means', names, centres: [...centres], inertia }),
  }
}
