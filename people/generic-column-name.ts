import { columnTokens } from './column-tokens.ts'

const generic = new Set([
  'column',
  'col',
  'field',
  'var',
  'variable',
  'feature',
  'attribute',
  'unnamed',
  'x',
  'c',
  'v',
  'f',
  'spalte',
  'columna',
  'coluna',
  'colonne',
])

/** True for names a reader makes up when a file has none: "column_14", "V3", "Unnamed: 0". */
export function isGenericColumnName(name: string): boolean {
  const words = columnTokens(name)
  return (
    words.some((word) => /^\d+$/.test(word)) && words.every((word) => generic.has(word) || /^\d+$/.test(word))
  )
}
