import type { Entity } from '../entities/define-entity.ts'
import type { Field } from '../entities/field.ts'
import type { Purpose } from '../purposes.ts'
import { rulesFor } from './access-rules.ts'
import type { DataClass } from './data-classes.ts'
import type { Role } from './roles.ts'

/**
 * The fields of a record that these roles do not see though they see the record: who of the people is
 * named in a record of the organisation belongs to the directory.
 */
export function restrictedFields(
  heldRoles: readonly Role[],
  entity: Entity,
  purpose: Purpose,
): readonly string[] {
  return Object.entries(entity.fields)
    .filter(([, field]) => {
      const dataClass = classOf(entity, field)
      if (dataClass === entity.dataClass) return false
      return rulesFor(heldRoles, { dataClass, act: 'read', purpose }).length === 0
    })
    .map(([name]) => name)
}

function classOf({ subject, dataClass }: Entity, field: Field): DataClass {
  const namesPeople = field.type === 'reference' && field.to.includes('person')
  return subject === 'organisation' && namesPeople ? 'directory' : dataClass
}
