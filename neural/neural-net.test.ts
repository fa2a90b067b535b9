import { conformanceSuite } from '@cadre/learn/conformance'
import { neuralNet } from './index.ts'

// Small and quick; and, for weights, without what chance decides by row.
conformanceSuite(neuralNet, {
  params: { firstLayer: 16, secondLayer: 8, learningRate: 0.02, l2: 1, epochs: 60 },
  weights: { params: { dropout: 0, validationShare: 0, epochs: 20 }, tolerance: 1e-3 },
})
