import type { ParamDeclarations, ParamValues } from '../params/params.ts'

export const additiveParams = {
  learningRate: {
    kind: 'number',
    default: 0.2,
    min: 0.001,
    max: 1,
    scale: 'log',
    search: [0.03, 0.3],
    meaning: 'How far each step goes; smaller is smoother and slower',
  },
  rounds: {
    kind: 'number',
    default: 1000,
    min: 1,
    max: 20_000,
    integer: true,
    meaning: 'Most times each column gets a step; held-out rows usually stop it earlier',
  },
  maxBins: {
    kind: 'number',
    default: 128,
    min: 2,
    max: 254,
    integer: true,
    scale: 'log',
    search: [16, 254],
    meaning: 'Most intervals a number is cut into, and most levels with a value of their own',
  },
  leaves: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 16,
    integer: true,
    search: [2, 4],
    meaning: 'Most intervals one step tells apart; 0 lets the number of rows decide',
  },
  minLeafRows: {
    kind: 'number',
    default: 4,
    min: 0,
    max: 1_000_000,
    scale: 'log',
    search: [2, 50],
    meaning: 'Least weight of rows in an interval of one step',
  },
  shrinkage: {
    kind: 'number',
    default: 2,
    min: 0,
    max: 10_000,
    scale: 'log',
    search: [0.5, 20],
    meaning: 'Pull towards no effect, felt most by rare levels',
  },
  bags: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 100,
    integer: true,
    meaning:
      'Models averaged, each from its own 85 % of the rows; 1 learns from all rows for all rounds, 0 lets the number of rows decide',
  },
  patience: {
    kind: 'number',
    default: 30,
    min: 1,
    max: 20_000,
    integer: true,
    meaning: 'Rounds without gain on held-out rows before stopping',
  },
} as const satisfies ParamDeclarations

export type AdditiveParams = ParamValues<typeof additiveParams>
