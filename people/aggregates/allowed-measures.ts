import { aggregateRules } from '../access/derived-rules.ts'
import type { DataClass } from '../access/data-classes.ts'
import type { Role } from '../access/roles.ts'
import type { Purpose } from '../purposes.ts'
import { dimensions } from './dimensions.ts'
import type { DimensionName } from './dimensions.ts'
import { measureNamed, measureNames } from './measures.ts'
import type { Measure, MeasureName } from './measures.ts'

export interface AllowedMeasure {
  readonly name: MeasureName
  readonly dimensions: readonly DimensionName[]
}

/** The measures that these roles may ask for, each with the dimensions that the same role covers. */
export function allowedMeasures(heldRoles: readonly Role[], purpose: Purpose): AllowedMeasure[] {
  return measureNames.flatMap((name) => {
    const measure = measureNamed(name)
    const roles = heldRoles.filter((role) => covers(role, measure, measure.dataClass, purpose))
    if (roles.length === 0) return []
    const allowed = measure.dimensions.filter((dimension) =>
      roles.some((role) => covers(role, measure, dimensions[dimension].dataClass, purpose)),
    )
    return [{ name, dimensions: allowed }]
  })
}

function covers(role: Role, measure: Measure, dataClass: DataClass, purpose: Purpose): boolean {
  return aggregateRules.some(
    (rule) =>
      rule.role === role &&
      rule.dataClass === dataClass &&
      rule.purposes.includes(purpose) &&
      !(measure.countsLeavers && rule.relation === 'chain'),
  )
}
