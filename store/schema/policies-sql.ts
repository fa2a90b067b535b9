import { entityNamed } from '@cadre/people'
import type { Act, Entity } from '@cadre/people'
import { columnName } from './column-name.ts'
import { literal, quoted, subjectColumn, tableOf } from './entity-columns.ts'

/** Tables that the functions of `access` read as a whole to find out who reaches whom. */
const readByReach = [
  'person',
  'manager_line',
  'job_assignment',
  'location',
  'requisition',
  'requisition_member',
  'application',
  'candidate',
]

/**
 * Row-level security of one table, from the same declarations that the API follows. The functions are
 * called in sub-selects, so that they run once in a query and not once for each row.
 */
export function policiesSql(entity: Entity): string {
  const table = tableOf(entity)
  const lines = [
    `alter table ${table} enable row level security;`,
    `alter table ${table} force row level security;`,
    `create policy read on ${table} for select to cadre_app using (${rowCondition(entity, 'read')});`,
    `create policy enter on ${table} for insert to cadre_app with check (${rowCondition(entity, 'write')});`,
    `create policy supersede on ${table} for update to cadre_app using (${rowCondition(entity, 'write')}) with check (${rowCondition(entity, 'write')});`,
    ...hiddenSql(entity),
    `create policy system on ${table} to cadre_system using (true) with check (true);`,
    `grant select, insert on ${table} to cadre_app;`,
    // Versions are closed, never rewritten.
    `grant update (recorded) on ${table} to cadre_app;`,
    `grant select, insert, update, delete on ${table} to cadre_system;`,
    `create policy reach on ${table} for select to cadre_reach using (true);`,
    `grant select${readByReach.includes(entity.name) ? '' : ` (${ruledColumns(entity).join(', ')})`} on ${table} to cadre_reach;`,
  ]
  return lines.join('\n')
}

/** What `records.refuse_overlap` looks at: periods, and what says which records exclude each other. */
function ruledColumns({ exclusions, unique }: Entity): string[] {
  const fields = [
    ...exclusions.flatMap(({ per, when = {} }) => [...per, ...Object.keys(when)]),
    ...unique.flat(),
  ]
  const columns = new Set(fields.map((field) => quoted(columnName(field))))
  return ['id', 'version', 'valid', 'recorded', ...columns]
}

/** Restrictive: whatever another policy lets through, data under restriction stays hidden. */
function hiddenSql(entity: Entity): string[] {
  const subject = subjectColumn(entity)
  if (!subject) return []
  const shown = `(${subject} = any ((select access.hidden_subjects())::text[])) is not true`
  return [
    `create policy restricted on ${tableOf(entity)} as restrictive to cadre_app, cadre_aggregate using (${shown}) with check (${shown});`,
  ]
}

function rowCondition(entity: Entity, act: Act): string {
  const { restrictedWhen, seenByOthersWhen } = entity
  const office = [reachesAll(entity, act), ...subjectConditions(entity, act)]
  const others =
    seenByOthersWhen && act === 'read'
      ? [`((${office.join(' or ')}) and ${quoted(columnName(seenByOthersWhen))})`]
      : office
  const condition = withSeenWith(
    [...others, ...authorCondition(entity, act), ...assigneeCondition(entity, act)].join('\n    or '),
    entity,
    act,
  )
  if (!restrictedWhen || act === 'write') return condition
  return `(${condition}) and (not coalesce(${quoted(columnName(restrictedWhen))}, false) or id in (select access.my_requisitions()) or (select access.reaches_all('hiring', 'read')))`
}

function authorCondition(entity: Entity, act: Act): string[] {
  const { authorField, authorMayWrite, authorRoundField, dataClass } = entity
  if (!authorField) return []
  const round = act === 'write' && authorRoundField ? quoted(columnName(authorRoundField)) : undefined
  const tests = [
    `${quoted(columnName(authorField))} = (select access.me())`,
    `(select access.has_relation(${literal(dataClass)}, '${act}', 'author'))`,
    ...Object.entries(act === 'write' ? (authorMayWrite ?? {}) : {}).map(
      ([field, values]) => `${quoted(columnName(field))} in (${values.map(literal).join(', ')})`,
    ),
    ...(round ? [`(${round} is null or ${round} in (select access.open_rounds()))`] : []),
  ]
  return [`(${tests.join(' and ')})`]
}

/** Who is to do something sees it; that it is done is written by a policy of its own (0010). */
function assigneeCondition({ assigneeField, dataClass }: Entity, act: Act): string[] {
  if (!assigneeField || act !== 'read') return []
  const isMine = `${quoted(columnName(assigneeField))} = (select access.me())`
  return [`(${isMine} and (select access.has_relation(${literal(dataClass)}, 'read', 'assignee')))`]
}

/**
 * Own records are not written by an office that reaches everybody: that takes a second person. Nor does it read what is
 * written about itself before it is meant to.
 */
function reachesAll(entity: Entity, act: Act): string {
  const { dataClass, subject } = entity
  const all = `(select access.reaches_all(${literal(dataClass)}, '${act}'))`
  if (act === 'read') return untilMeant(entity, all)
  if (subject !== 'person') return all
  return `(${all} and coalesce(person_id <> (select access.me()), true))`
}

/** The sub-select is under the row policies of its own table. */
function withSeenWith(condition: string, { seenWith }: Entity, act: Act): string {
  if (!seenWith || act === 'write') return condition
  const table = tableOf(entityNamed(seenWith.entity))
  return `(${condition}) and ${quoted(columnName(seenWith.field))} in (select seen.id from ${table} seen)`
}

function subjectConditions(entity: Entity, act: Act): string[] {
  const dataClass = literal(entity.dataClass)
  const subject = subjectColumn(entity)
  if (!subject) return []
  if (entity.subject === 'person') return personConditions(entity, act)
  const written = act === 'write' ? 'write' : 'read'
  if (entity.name === 'candidate') {
    return act === 'write'
      ? [`(select access.has_relation(${dataClass}, 'write', 'requisition'))`]
      : [
          `id in (select access.reached_candidates())`,
          // Until the first application arrives, whoever entered a candidate sees the entry.
          `(entered_by = (select access.account()) and (select access.has_relation(${dataClass}, 'read', 'requisition')))`,
        ]
  }
  const member = `(select access.has_relation(${dataClass}, '${written}', 'requisition'))`
  if (entity.name === 'application') {
    // Nobody reaches a candidate by entering an application in that candidate's name.
    const known = act === 'write' ? ' and candidate_id in (select seen.id from records.candidate seen)' : ''
    return [`(requisition_id in (select access.my_requisitions()) and ${member}${known})`]
  }
  return [`(${subject} in (select access.reached_applications()) and ${member})`]
}

function personConditions(entity: Entity, act: Act): string[] {
  const dataClass = literal(entity.dataClass)
  const reached = `person_id in (select access.reached_people(${dataClass}, '${act}'))`
  const conditions = [selfCondition(entity, act, reached)]
  if (entity.withoutSubject === 'everyone') {
    conditions.push(
      act === 'read'
        ? 'person_id is null'
        : `(person_id is null and (select access.reaches_others(${dataClass})))`,
    )
  }
  if (entity.withoutSubject === 'nobody' && act === 'write') {
    conditions.push(`(person_id is null and (select access.may_enter(${dataClass})))`)
  }
  return conditions
}

function selfCondition(entity: Entity, act: Act, reached: string): string {
  return act === 'write' ? reached : untilMeant(entity, reached)
}

/** What is written about a person reaches that person only once it is meant to, in whatever office. */
function untilMeant({ visibleToSelfWhen }: Entity, reached: string): string {
  if (!visibleToSelfWhen) return reached
  const isPublic = Object.entries(visibleToSelfWhen).map(
    ([field, value]) => `${quoted(columnName(field))} = ${literal(value)}`,
  )
  return `(${reached} and (person_id is distinct from (select access.me()) or ${isPublic.join(' and ')}))`
}
