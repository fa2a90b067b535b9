import * as featureGeneration from '../feature-generation/index.ts'
import * as featureSelection from '../feature-selection/index.ts'
import * as preprocess from '../preprocess/index.ts'
import type { TransformerDefinition } from '../transformer.ts'
import { transformerConformanceSuite } from './index.ts'

for (const exported of Object.values({ ...preprocess, ...featureSelection, ...featureGeneration })) {
  if (isDefinition(exported)) transformerConformanceSuite(exported)
}

function isDefinition(exported: unknown): exported is TransformerDefinition {
  return typeof exported === 'object' && exported !== null && 'create' in exported && 'fromJson' in exported
}
