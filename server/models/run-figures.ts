import { minimumCounts } from '@cadre/people'
import type { AttributeAudit } from '@cadre/lifecycle/audit'
import type { Shape, StudyResult } from '@cadre/lifecycle/study'

const { disclosureMinimum } = minimumCounts

/** Warnings whose words name columns and counts; those of every other code may quote a cell. */
const wordsWithoutCells: ReadonlySet<string> = new Set([
  'decimal-comma',
  'duplicate-rows',
  'empty-column',
  'high-cardinality',
  'infinite-values',
  'learner-left-out',
  'missing-cells',
  'no-better-than-baseline',
  'personal-data',
  'protected-left-out',
  'protected-used',
  'quality-rests-on-leak',
  'repeated-people',
  'same-information',
  'skewed',
  'suspected-leak',
  'target-missing',
  'unit',
])

/**
 * What is kept of a study for people who may see no record: figures, without examples of rows, without what fewer than five
 * rows share, and without words that may quote a cell.
 */
export function runFigures(
  { explanation, profile, judgedOn, ...result }: StudyResult,
  { isByPerson = false }: { readonly isByPerson?: boolean } = {},
): Record<string, unknown> {
  const { joint } = explanation
  return {
    ...result,
    ...(judgedOn && {
      judgedOn: {
        rows: judgedOn.rows,
        ...(isByPerson && judgedOn.groups !== undefined && { people: judgedOn.groups }),
      },
    }),
    explanation: {
      ...explanation,
      examples: [],
      shapes: explanation.shapes.flatMap(shapeOfMany),
      ...(joint && { joint: { rows: joint.rows, share: joint.share, pairs: joint.pairs } }),
    },
    profile: {
      rows: result.rows,
      qualityScore: profile.qualityScore,
      columns: profile.columns.map(({ name, type, missing }) => ({ name, type, missing })),
    },
    warnings: result.warnings.map(({ code, column, message }) => ({
      code,
      ...(column !== undefined && { column }),
      ...(wordsWithoutCells.has(code) && { message }),
    })),
    audit: result.rows < disclosureMinimum ? [] : result.audit.map(auditOfMany),
  }
}

/** A shape without labels, bins and groups of fewer than five rows; nothing of one that says too little then. */
function shapeOfMany(shape: Shape): Shape[] {
  if (shape.kind === 'category') {
    const levels = shape.levels.filter(({ count }) => count >= disclosureMinimum)
    return levels.length < 2 ? [] : [{ ...shape, levels }]
  }
  const { groups, histogram, ...line } = shape
  const large = groups?.filter(({ rows }) => rows >= disclosureMinimum)
  return [
    {
      ...line,
      histogram: histogram.map((count) => (count < disclosureMinimum ? 0 : count)),
      ...(large && large.length > 1 && { groups: large }),
    },
  ]
}

function auditOfMany(audit: AttributeAudit): AttributeAudit {
  return { ...audit, groups: audit.groups.filter(({ count }) => count >= disclosureMinimum) }
}
