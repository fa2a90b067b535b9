import type { FittedJson } from '../estimator.ts'
import type { AdditiveModel } from './fitted-additive.ts'

/** Plain JSON of a model. Format 1 knows no pairs; a model without any is written so. */
export function writeAdditive({ task, classes, intercept, shapes, pairs }: AdditiveModel): FittedJson {
  return {
    kind: 'additive',
    format: pairs.length > 0 ? 2 : 1,
    task,
    classes: [...classes],
    intercept: [...intercept],
    shapes: shapes.map((shape) => ({
      column: shape.column,
      kind: shape.kind,
      edges: [...shape.edges],
      low: [...shape.low],
      high: [...shape.high],
      levels: [...shape.levels],
      values: [...shape.values],
      deviations: [...shape.deviations],
      counts: [...shape.counts],
    })),
    ...(pairs.length > 0 && {
      pairs: pairs.map(({ sides, values, deviations, counts }) => ({
        sides: sides.map(({ column, kind, slots, edges, levels, levelSlots }) => ({
          column,
          kind,
          slots,
          edges: [...edges],
          levels: [...levels],
          levelSlots: [...levelSlots],
        })),
        values: [...values],
        deviations: [...deviations],
        counts: [...counts],
      })),
    }),
  }
}
