import { learners } from '../learners/index.ts'
import { conformanceSuite } from './index.ts'
import type { ConformanceOptions } from './index.ts'

/**
 * Smaller fits for the slow learners; and, for those that draw rows or columns by chance, the
 * parameters without chance, as a row given twice is drawn otherwise than a row of weight 2.
 */
const optionsOf: Readonly<Record<string, ConformanceOptions>> = {
  adaboost: { params: { rounds: 15 } },
  additive: { params: { bags: 2, rounds: 100 }, weights: { params: { bags: 1 } } },
  'gradient-boosting': {
    params: { rounds: 60, learningRate: 0.1 },
    weights: { params: { featureFraction: 1, rowFraction: 1 } },
  },
  'extra-trees': {
    params: { trees: 10 },
    weights: { params: { featuresPerNode: 'all' } },
  },
  stacking: {
    params: { trees: 4, rounds: 10, folds: 2 },
    weights: { params: { forest: false, boosting: false } },
  },
  voting: {
    params: { trees: 4, rounds: 10 },
    weights: { params: { forest: 0, boosting: 0 } },
  },
  'lambda-mart': { params: { rounds: 40, learningRate: 0.1 } },
  'random-forest': {
    params: { trees: 10 },
    weights: { params: { bootstrap: false, featuresPerNode: 'all' } },
  },
}

for (const learner of learners) conformanceSuite(learner, optionsOf[learner.name])
