import { rulesFor } from '@cadre/people'
import type { Act, Entity, Relation, Role } from '@cadre/people'
import { entityNamed } from '@cadre/people'
import type { RecordVersion } from '@cadre/store'
import type { TestPeople } from './test-server.fixture.ts'

export type Everything = ReadonlyMap<string, readonly RecordVersion[]>

/**
 * Who reaches a record, worked out from the rules and the records alone: what the row policies say in
 * SQL, said a second time in another way, so that each proves the other.
 */
export function createReach(people: TestPeople, all: Everything) {
  const lines = (all.get('manager_line') ?? []).filter(({ values }) => values['kind'] === 'line')
  const personOf: Readonly<Partial<Record<Role, string>>> = {
    lead: people.lead,
    employee: people.employee,
    recruiter: people.recruiter,
  }

  function isUnder(person: string, manager: string | undefined): boolean {
    const line = lines.find(({ subjectId }) => subjectId === person)
    if (!line || manager === undefined) return false
    const above = line.values['managerId'] as string
    return above === manager || isUnder(above, manager)
  }

  const requisitionsOf = (role: Role): Set<unknown> =>
    new Set(
      (all.get('requisition_member') ?? [])
        .filter(({ subjectId }) => subjectId !== null && subjectId === personOf[role])
        .map(({ values }) => values['requisitionId']),
    )

  function isOnRequisition(role: Role, entity: Entity, record: RecordVersion): boolean {
    const mine = requisitionsOf(role)
    const applications = all.get('application') ?? []
    if (entity.name === 'application') return mine.has(record.values['requisitionId'])
    if (entity.subject === 'application')
      return applications.some(
        ({ id, values }) => id === record.subjectId && mine.has(values['requisitionId']),
      )
    if (entity.subject !== 'candidate') return false
    return applications.some(
      ({ subjectId, values }) => subjectId === record.subjectId && mine.has(values['requisitionId']),
    )
  }

  function applies(
    relation: Relation,
    role: Role,
    [entity, record]: readonly [Entity, RecordVersion],
  ): boolean {
    const own = personOf[role]
    switch (relation) {
      case 'anyone':
      case 'region':
        return true
      case 'self':
        return entity.subject === 'person' && record.subjectId !== null && record.subjectId === own
      case 'chain':
        return entity.subject === 'person' && record.subjectId !== null && isUnder(record.subjectId, own)
      case 'author':
        return (
          own !== undefined && entity.authorField !== undefined && record.values[entity.authorField] === own
        )
      case 'assignee':
        return (
          own !== undefined &&
          entity.assigneeField !== undefined &&
          record.values[entity.assigneeField] === own
        )
      case 'requisition':
        return isOnRequisition(role, entity, record)
    }
  }

  function relationsTo(role: Role, act: Act, place: readonly [Entity, RecordVersion]): Relation[] {
    const { dataClass } = place[0]
    return rulesFor([role], { dataClass, act, purpose: 'operation' })
      .map(({ relation }) => relation)
      .filter((relation) => applies(relation, role, place))
  }

  function isSeen(role: Role, entity: Entity, record: RecordVersion): boolean {
    const { visibleToSelfWhen, seenWith, withoutSubject } = entity
    if (seenWith) {
      const other = entityNamed(seenWith.entity)
      const seen = (all.get(other.name) ?? []).find(({ id }) => id === record.values[seenWith.field])
      if (!seen || !isSeen(role, other, seen)) return false
    }
    if (record.subjectId === null && withoutSubject === 'everyone') return true
    const relations = relationsTo(role, 'read', [entity, record])
    if (entity.seenByOthersWhen && record.values[entity.seenByOthersWhen] !== true)
      return relations.includes('author')
    const isShown = Object.entries(visibleToSelfWhen ?? {}).every(
      ([field, value]) => record.values[field] === value,
    )
    return relations.some((relation) => relation !== 'self' || isShown)
  }

  return { personOf, isSeen, relationsTo }
}
