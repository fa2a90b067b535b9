/** The life of a model, in order. The documentation and the web app draw the pipeline from this list. */
export const stages = [
  { name: 'ingest', does: 'cells of a file become a table' },
  { name: 'validate', does: 'profile, roles of columns, leaks, duplicates' },
  { name: 'train', does: 'learners are fitted and searched on inner folds' },
  { name: 'evaluate', does: 'learners are judged on outer folds, one is recommended' },
  { name: 'audit', does: 'groups are compared, proxies named' },
  { name: 'mitigate', does: 'when asked, ways to treat groups more alike are compared, with their cost' },
  { name: 'explain', does: 'importance, shapes, what acts together, reasons, what would change a score' },
  { name: 'register', does: 'model, card, audit and lineage become a signed bundle' },
  { name: 'report', does: 'a page for people' },
  { name: 'serve', does: 'a bundle scores and explains new rows' },
  { name: 'monitor', does: 'later rows and later models are compared with earlier ones' },
  { name: 'retrain', does: 'a later version is judged beside the champion before it may answer' },
] as const

export type StageName = (typeof stages)[number]['name']
