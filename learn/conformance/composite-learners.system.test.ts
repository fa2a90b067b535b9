import { learners } from '../learners/index.ts'
import { conformanceSuite } from './index.ts'
import type { ConformanceOptions } from './index.ts'

/** Models made of others, with small ones; a row of weight 2 is drawn otherwise than a row given twice, so without chance there. */
const optionsOf: Readonly<Record<string, ConformanceOptions>> = {
  stacking: {
    params: { trees: 4, rounds: 10, folds: 2 },
    weights: { params: { forest: false, boosting: false } },
  },
  voting: {
    params: { trees: 4, rounds: 10 },
    weights: { params: { forest: 0, boosting: 0 } },
  },
}

for (const [name, options] of Object.entries(optionsOf))
  conformanceSuite(
    learners.find((learner) => learner.name === name)!,
    options,
  )
