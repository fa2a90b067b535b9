import type { AttributeAudit } from '../../audit/audit-result.ts'
import { writePValue, writeRange } from './numbers.ts'

/** How much an attribute's audit should weigh on the reader's mind; never a pass mark. */
export function auditWeight({ impactRatio }: AttributeAudit): 'serious' | 'caution' | 'note' {
  const { evidence, isBelowFourFifths, pValue = 1, adjustedPValue = pValue } = impactRatio
  if (evidence !== 'measured') return 'caution'
  if (isBelowFourFifths) return adjustedPValue < 0.05 ? 'serious' : 'caution'
  return adjustedPValue < 0.05 ? 'caution' : 'note'
}

/** An attribute's audit in one line, and how sure it is. */
export function auditWords({ attribute, impactRatio }: AttributeAudit): { title: string; text: string } {
  const {
    evidence,
    ratio,
    lowestGroup,
    highestGroup,
    pValue = 1,
    adjustedPValue = pValue,
    isBelowFourFifths,
  } = impactRatio
  if (evidence === 'not enough evidence')
    return {
      title: `${attribute}: not enough people to compare groups.`,
      text: 'No difference can be shown, nor its absence.',
    }
  if (evidence === 'no selections' || !ratio)
    return { title: `${attribute}: nothing to compare.`, text: 'Nobody in a group large enough is selected.' }
  const interval = `95 % interval ${writeRange(ratio, twoDigits)}, ${writePValue(adjustedPValue)}`
  const isShown = adjustedPValue < 0.05
  return {
    title: `${attribute}: “${lowestGroup}” is selected ${twoDigits(ratio.value)} times as often as “${highestGroup}”.`,
    text: `${isBelowFourFifths ? 'Below four fifths' : 'Above four fifths'}, ${isShown ? 'and more than chance explains' : 'and chance could explain it'} (${interval}).${isBelowFourFifths && isShown ? ' Assess why before anyone acts on the scores.' : ''}`,
  }
}

function twoDigits(value: number): string {
  return value.toFixed(2)
}
