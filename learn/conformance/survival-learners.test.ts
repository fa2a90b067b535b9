import { cox, survivalBoosting } from '../survival/index.ts'
import { asEstimator, lastTime } from './as-estimator.fixture.ts'
import { conformanceSuite } from './index.ts'

conformanceSuite(
  asEstimator(cox, (fitted) => ({ predict: fitted.predictLogHazardRatio, explain: fitted.explain })),
)

// Its contributions are to probabilities and have the period as a column, which the suite's tables have not.
conformanceSuite(
  asEstimator(survivalBoosting, (fitted) => ({
    predict: (table) => fitted.predictEvent(table, { horizon: lastTime }),
  })),
  { params: { rounds: 30, learningRate: 0.1 } },
)
