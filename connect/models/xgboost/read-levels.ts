import type { ModelNode } from '../model-node.ts'

/** The attribute that says that names of categories are whole: Cadre wrote them. XGBoost keeps it. */
export const ownNames = 'cadre_names'

/**
 * The names of the categories of each feature, in the order of their codes; undefined where the model holds
 * none, as those of XGBoost before 3.1, or none that can be trusted. Numbers that served as categories become their digits.
 */
export function readLevels(
  model: ModelNode,
  { featureCount, areWhole }: { readonly featureCount: number; readonly areWhole: boolean },
): readonly (readonly string[] | undefined)[] {
  const none = Array.from({ length: featureCount }, () => undefined)
  if (!model.has('cats')) return none
  const cats = model.object('cats')
  if (!cats.has('enc')) return none
  const encodings = cats.objects('enc')
  if (encodings.length === 0) return none
  if (encodings.length !== featureCount)
    cats.fail(`has categories for ${encodings.length} features, not ${featureCount}`)
  return encodings.map((encoding) => {
    const levels = encoding.has('offsets')
      ? namesIn(encoding, areWhole)
      : encoding.numbers('values').map(String)
    if (levels && new Set(levels).size !== levels.length) encoding.fail('names a category twice')
    return levels?.length === 0 ? undefined : levels
  })
}

/**
 * Arrow's layout: all names as one run of UTF-8, and where each begins and ends. XGBoost 3.2 counts characters
 * where bytes are meant and cuts the end off, so that names beyond ASCII cannot be told apart any more.
 */
function namesIn(encoding: ModelNode, areWhole: boolean): string[] | undefined {
  const bytes = Uint8Array.from(encoding.integers('values', { low: -128, high: 255 }))
  const offsets = encoding.integers('offsets', { low: 0, high: bytes.length })
  if (offsets.some((offset, i) => i > 0 && offset < offsets[i - 1]!)) encoding.fail('has offsets that fall')
  if (!areWhole && bytes.some((byte) => byte > 0x7f)) return undefined
  const utf8 = new TextDecoder()
  return offsets.slice(1).map((end, i) => utf8.decode(bytes.subarray(offsets[i], end)))
}
