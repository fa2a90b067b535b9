import type { AttributeAudit } from '../audit/index.ts'
import type { BundleAudit } from '../serve/index.ts'
import type { Gate } from './gate.ts'

/** Chance is not held to explain a difference below this (Holm-adjusted over the groups compared). */
const significance = 0.05

/**
 * Fails when a group is selected less than four fifths as often as another and chance does not explain it, whether the column was
 * named for the judgement or known from the training: who judges does not choose what may be found. What cannot be told, for want
 * of columns or people, is unknown: nobody has shown that there is no difference.
 */
export function fairnessGate(audit: BundleAudit | undefined): Gate {
  if (!audit)
    return {
      name: 'fairness',
      verdict: 'unknown',
      finding: 'The rows have no protected attributes to compare groups by. Judge it on rows that have.',
      figures: {},
    }
  const compared = audit.audit.filter(({ impactRatio }) => impactRatio.evidence === 'measured')
  const unfair = compared.filter(isShownBelowFourFifths)
  const [worst] = (unfair.length > 0 ? unfair : compared).toSorted((a, b) => ratioOf(a) - ratioOf(b))
  if (!worst)
    return {
      name: 'fairness',
      verdict: 'unknown',
      finding: audit.audit.map(({ attribute, finding }) => `${attribute}: ${finding}`).join(' '),
      figures: {},
    }
  return {
    name: 'fairness',
    verdict: unfair.length > 0 ? 'failed' : 'passed',
    finding: `${worst.attribute}: ${worst.finding}`,
    figures: { impactRatio: ratioOf(worst), attributes: compared.length, below: unfair.length },
  }
}

function isShownBelowFourFifths({ impactRatio }: AttributeAudit): boolean {
  const p = impactRatio.adjustedPValue ?? impactRatio.pValue ?? 1
  return impactRatio.isBelowFourFifths === true && p < significance
}

const ratioOf = ({ impactRatio }: AttributeAudit): number => impactRatio.ratio?.value ?? 1
