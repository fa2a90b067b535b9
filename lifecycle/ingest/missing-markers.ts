/** What people write into an empty cell, in lower case; an empty cell is always missing. */
const alwaysMissing: ReadonlySet<string> = new Set([
  '?',
  '??',
  'na',
  'n/a',
  'n.a.',
  'n.a',
  '#n/a',
  '#na',
  '<na>',
  'nan',
  '-nan',
  'null',
  '(null)',
  '#null!',
  '\\n',
  '-',
  '--',
  '---',
  '–',
  '—',
  '.',
  '..',
  'not stated',
  'not available',
  'not specified',
  'not provided',
  'not disclosed',
  'missing',
  '(missing)',
  '(blank)',
  '#value!',
  '#ref!',
  '#div/0!',
  '#name?',
  '#num!',
])

/** Words that are an answer among labels, but no number and no date. */
const missingAmongValues: ReadonlySet<string> = new Set([
  'unknown',
  'none',
  'nil',
  'unspecified',
  'tbd',
  'tba',
  'pending',
  'not applicable',
  'not known',
  'x',
])

/** Labels that are kept, and noted because they may mean that nobody knows. */
const unknownLabels: ReadonlySet<string> = new Set(['unknown', 'not known', 'unspecified'])

/** True when the text stands for an empty cell in every kind of column. */
export function isMissingMarker(text: string): boolean {
  return alwaysMissing.has(text.toLowerCase())
}

/** True when the text stands for an empty cell in a column of numbers or dates. */
export function isMissingAmongValues(text: string): boolean {
  const lower = text.toLowerCase()
  return alwaysMissing.has(lower) || missingAmongValues.has(lower)
}

/** True for a label such as "Unknown". */
export function isUnknownLabel(text: string): boolean {
  return unknownLabels.has(text.toLowerCase())
}
