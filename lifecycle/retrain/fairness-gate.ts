import type { AttributeAudit } from '../audit/index.ts'
import type { BundleAudit } from '../serve/index.ts'
import type { Gate } from './gate.ts'

/** Chance is not held to explain a difference below this (Holm-adjusted over the groups compared). */
const significance = 0.05

/**
 * Fails when a group is selected less than four fifths as often as another and chance does not explain it. What cannot be
 * told, for want of columns or people, is unknown: nobody has shown that there is no difference. What was compared
 * without being asked for (other than `asked`) fails nothing: whoever approves reads it and weighs it.
 */
export function fairnessGate(audit: BundleAudit | undefined, asked: readonly string[]): Gate {
  if (!audit)
    return {
      name: 'fairness',
      verdict: 'unknown',
      finding: 'The rows have no protected attributes to compare groups by. Judge it on rows that have.',
      figures: {},
    }
  const compared = audit.audit.filter(({ impactRatio }) => impactRatio.evidence === 'measured')
  const unfair = compared.filter(isShownBelowFourFifths)
  const failed = unfair.filter(({ attribute }) => asked.some((name) => isOf(attribute, name)))
  const [worst] = (failed.length > 0 ? failed : unfair.length > 0 ? unfair : compared).toSorted(
    (a, b) => ratioOf(a) - ratioOf(b),
  )
  if (!worst)
    return {
      name: 'fairness',
      verdict: 'unknown',
      finding: audit.audit.map(({ attribute, finding }) => `${attribute}: ${finding}`).join(' '),
      figures: {},
    }
  return {
    name: 'fairness',
    verdict: failed.length > 0 ? 'failed' : unfair.length > 0 ? 'unknown' : 'passed',
    finding: `${worst.attribute}: ${worst.finding}`,
    figures: { impactRatio: ratioOf(worst), attributes: compared.length, below: unfair.length },
  }
}

/**
 * An attribute is its column, ages by decade too, or two columns together, which are asked for with either. Names are compared whole:
 * they may hold brackets of their own.
 */
function isOf(attribute: string, column: string): boolean {
  return (
    attribute === column ||
    attribute === `${column} (by decade)` ||
    attribute.startsWith(`${column} × `) ||
    attribute.endsWith(` × ${column}`)
  )
}

function isShownBelowFourFifths({ impactRatio }: AttributeAudit): boolean {
  const p = impactRatio.adjustedPValue ?? impactRatio.pValue ?? 1
  return impactRatio.isBelowFourFifths === true && p < significance
}

const ratioOf = ({ impactRatio }: AttributeAudit): number => impactRatio.ratio?.value ?? 1
