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
  'lambda-mart': { params: { rounds: 40, learningRate: 0.1 } },
  // Of events at one time Efron's way tells two from one that counts double.
  cox: { weights: { params: { ties: 'breslow' } } },
  'survival-boosting': {
    params: { rounds: 30, learningRate: 0.1 },
    weights: { params: { featureFraction: 1 } },
  },
  'random-forest': {
    params: { trees: 10 },
    weights: { params: { bootstrap: false, featuresPerNode: 'all' } },
  },
}

// Models made of others take long: `composite-learners.system.test.ts` has them.
const composite = new Set(['stacking', 'voting'])

for (const learner of learners.filter(({ name }) => !composite.has(name)))
  conformanceSuite(learner, optionsOf[learner.name])
