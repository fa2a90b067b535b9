import type { TreeFeature } from '@cadre/learn/trees'
import type { ColumnSchema } from '@cadre/lifecycle/ingest'

/** What people write into an empty cell, in lower case; an empty cell is always missing. */
const missingWords = ['na', 'n/a', '#n/a', '<na>', 'nan', 'null', '?', '-']

/** How cells become the features of a model that came without a description of its file. */
export function inputSchemaOf(
  features: readonly TreeFeature[],
  { decimal = '.' }: { readonly decimal?: '.' | ',' | undefined } = {},
): readonly ColumnSchema[] {
  return features.map(({ name, kind, levels = [] }): ColumnSchema => {
    if (kind !== 'category') return { kind: 'number', name, missing: missingWords, decimal }
    // A word that is a category of the model is not an empty cell.
    const own = new Set(levels.map((level) => level.toLowerCase()))
    return { kind, name, levels, missing: missingWords.filter((word) => !own.has(word)) }
  })
}
