export { describeFeatures } from './describe-features.ts'
export type { FeatureFigures, FigureBar, SnapshotFigures } from './feature-figures.ts'
