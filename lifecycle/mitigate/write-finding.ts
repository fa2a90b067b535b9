import type { MitigationParity, MitigationRow } from './mitigation-result.ts'

/** The method that brings what was asked for clearly closer, in a sentence; rows begin with the model as it is. */
export function mitigationFinding(parity: MitigationParity, rows: readonly MitigationRow[]): string {
  const [plain, ...others] = rows
  const gapOf = parity === 'equalized-odds' ? 'averageOdds' : 'demographicParity'
  const gap = (row: MitigationRow | undefined): number | undefined => row?.[gapOf]?.value
  const before = gap(plain)
  if (!plain || before === undefined)
    return parity === 'equalized-odds'
      ? 'Error rates cannot be compared: too few people have the outcome.'
      : 'Selection rates cannot be compared: too few people are in the groups.'
  const better = others
    .filter((row) => row[gapOf] && row[gapOf].high < before)
    .toSorted((a, b) => gap(a)! - gap(b)!)
  // Cuts by group may not be used everywhere: they are named only when nothing else helps.
  const best = better.find(({ method }) => method !== 'group-cuts') ?? better.at(0)
  const what = parity === 'equalized-odds' ? 'error rates' : 'selection rates'
  if (!best) return `No method brings the ${what} of groups clearly closer than they are (${points(before)}).`
  const cost =
    best.accuracyChange < 0 ? `at ${points(-best.accuracyChange)} less accuracy` : 'at no loss of accuracy'
  const average = parity === 'equalized-odds' ? ' on average' : ''
  return `With ${best.label} the ${what} of groups differ by ${points(gap(best)!)} instead of ${points(before)}${average}${ratioOf(parity, plain, best)}, ${cost}.`
}

function ratioOf(parity: MitigationParity, plain: MitigationRow, best: MitigationRow): string {
  if (parity !== 'demographic-parity' || !plain.impactRatio || !best.impactRatio) return ''
  return ` (impact ratio ${best.impactRatio.value.toFixed(2)} instead of ${plain.impactRatio.value.toFixed(2)})`
}

function points(share: number): string {
  return `${(100 * share).toFixed(1)} points`
}
