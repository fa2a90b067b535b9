export { renderProfile } from './render-profile.ts'
export { renderReport } from './render-report.ts'
