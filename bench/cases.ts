import type { BenchShape } from './data.ts'

export type Work = 'boosting' | 'forest' | 'scoring' | 'attribution'

/** One row of the table: the same work by every contestant. */
export interface BenchCase {
  readonly name: string
  readonly work: Work
  readonly shape: BenchShape
  readonly peers: readonly string[]
  readonly params: Readonly<Record<string, number>>
  readonly threads: number
  /** Timed runs of each contestant, interleaved; the median counts. */
  readonly runs: number
  /** Scoring: how often the held-out rows are repeated. */
  readonly repeat?: number
  /** Attribution: rows explained. */
  readonly rows?: number
  /** How many times faster than the fastest peer it should be. */
  readonly goal: number
  readonly isQuick: boolean
}

const boosters = ['xgboost', 'lightgbm', 'sklearn']
const hrSize = { rounds: 300, leaves: 8, bins: 255, rate: 0.03, l2: 5, minRows: 20 }
export const standard = { rounds: 100, leaves: 31, bins: 255, rate: 0.1, l2: 1, minRows: 20 }

const attritionShape: BenchShape = { name: 'attrition', rows: 1470, numbers: 23, categories: 7 }
const analyticsShape: BenchShape = { name: 'analytics', rows: 14_999, numbers: 7, categories: 2 }
const incomeShape: BenchShape = { name: 'income', rows: 32_561, numbers: 6, categories: 8 }
const largeShape: BenchShape = { name: 'large', rows: 1_000_000, numbers: 28, categories: 0 }

export const benchCases: readonly BenchCase[] = [
  {
    name: 'boosting 1,470 × 30, 300 × 8 leaves',
    work: 'boosting',
    shape: attritionShape,
    peers: boosters,
    params: hrSize,
    threads: 2,
    runs: 5,
    goal: 2,
    isQuick: true,
  },
  {
    name: 'boosting 14,999 × 9, 300 × 8 leaves',
    work: 'boosting',
    shape: analyticsShape,
    peers: boosters,
    params: hrSize,
    threads: 2,
    runs: 5,
    goal: 2,
    isQuick: true,
  },
  {
    name: 'boosting 32,561 × 14, 300 × 8 leaves',
    work: 'boosting',
    shape: incomeShape,
    peers: boosters,
    params: hrSize,
    threads: 2,
    runs: 5,
    goal: 2,
    isQuick: true,
  },
  {
    name: 'boosting 1,000,000 × 28, 100 × 31 leaves',
    work: 'boosting',
    shape: largeShape,
    peers: boosters,
    params: standard,
    threads: 2,
    runs: 2,
    goal: 1,
    isQuick: false,
  },
  {
    name: 'random forest, 100 trees, 32,561 × 14',
    work: 'forest',
    shape: incomeShape,
    peers: ['sklearn'],
    params: { trees: 100, minRows: 5 },
    threads: 2,
    runs: 3,
    goal: 2,
    isQuick: true,
  },
  {
    name: 'scoring 195,372 rows, 300 × 8 leaves, one thread',
    work: 'scoring',
    shape: incomeShape,
    peers: ['xgboost', 'lightgbm'],
    params: hrSize,
    threads: 1,
    runs: 5,
    repeat: 30,
    goal: 1,
    isQuick: true,
  },
  {
    name: 'TreeSHAP 5,000 rows, 300 × 8 leaves, one thread',
    work: 'attribution',
    shape: incomeShape,
    peers: ['xgboost', 'lightgbm', 'shap'],
    params: hrSize,
    threads: 1,
    runs: 3,
    rows: 5000,
    goal: 3,
    isQuick: true,
  },
]
