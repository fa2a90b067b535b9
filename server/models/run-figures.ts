import { minimumCounts } from '@cadre/people'
import type { StudyResult } from '@cadre/lifecycle/study'

/**
 * What is kept of a study for people who may see no record: figures, without examples of rows, without values that few
 * people share and without the words of cells that could not be read.
 */
export function runFigures({ explanation, profile, ...result }: StudyResult): Record<string, unknown> {
  return {
    ...result,
    explanation: { ...explanation, examples: [], shapes: explanation.shapes },
    profile: {
      rows: result.rows,
      qualityScore: profile.qualityScore,
      columns: profile.columns.map(({ name, type, missing }) => ({ name, type, missing })),
    },
    warnings: result.warnings.map(({ code, column, message }) => ({
      code,
      ...(column !== undefined && { column }),
      message,
    })),
    ...(result.rows < minimumCounts.disclosureMinimum && { audit: [] }),
  }
}
