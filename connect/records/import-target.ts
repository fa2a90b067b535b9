import { entities, entityNamed } from '@cadre/people'
import type { Entity, Field } from '@cadre/people'

/** What the cells of a column are read as. */
export type Reading =
  | 'value'
  | 'minor units'
  | 'currency'
  | 'id'
  | 'first day'
  | 'last day'
  | 'day after'
  | 'full name'
  | 'job'
  | 'has ended'
  | 'years since'
  | 'as of'

/** A place where a column may go. */
export interface ImportTarget {
  readonly name: string
  readonly entity: string
  /** Left out for what is about the record or the row as a whole. */
  readonly field?: string
  readonly reads: Reading
  readonly meaning: string
}

/** Written about people by people, or by a machine with a key of its own: nothing that a sheet should bring. */
const notImportable: ReadonlySet<string> = new Set([
  'survey_response',
  'survey_answer',
  'feedback',
  'requisition_member',
])

function isImportable({ name, subject }: Entity): boolean {
  return (subject === 'person' || subject === 'organisation') && !notImportable.has(name)
}

/** Every target there is, by name. */
export const importTargets: ReadonlyMap<string, ImportTarget> = new Map(
  [...entities.filter(isImportable).flatMap(targetsOf), ...combined()].map((target) => [target.name, target]),
)

function targetsOf(entity: Entity): ImportTarget[] {
  const { name, meaning } = entity
  const whole = (part: string, reads: Reading, what: string): ImportTarget => ({
    name: `${name}.${part}`,
    entity: name,
    reads,
    meaning: `${meaning}: ${what}`,
  })
  return [
    whole('id', 'id', 'its id in Cadre'),
    whole('validFrom', 'first day', 'the first day on which it holds'),
    whole('validTo', 'day after', 'the first day on which it no longer holds'),
    ...Object.entries(entity.fields).flatMap(([field, declared]) => fieldTargets(entity, field, declared)),
  ]
}

function fieldTargets({ name }: Entity, field: string, { type, meaning }: Field): ImportTarget[] {
  const target: ImportTarget = { name: `${name}.${field}`, entity: name, field, reads: 'value', meaning }
  if (type !== 'money') return [target]
  return [
    target,
    {
      ...target,
      name: `${name}.${field}.minor`,
      reads: 'minor units',
      meaning: `${meaning}, in minor units`,
    },
    { ...target, name: `${name}.${field}.currency`, reads: 'currency', meaning: `currency of: ${meaning}` },
  ]
}

/** What sheets have and records do not. */
function combined(): ImportTarget[] {
  return [
    {
      name: 'person.fullName',
      entity: 'person',
      reads: 'full name',
      meaning: 'given and family name in one cell: "Family, Given" or "Given Family"',
    },
    {
      name: 'job_assignment.job',
      entity: 'job_assignment',
      reads: 'job',
      meaning: 'the job by its name, which is also the title',
    },
    {
      name: 'employment.lastDay',
      entity: 'employment',
      reads: 'last day',
      meaning: 'the last day of employment',
    },
    {
      name: 'employment.hasEnded',
      entity: 'employment',
      reads: 'has ended',
      meaning: 'whether the person has left; the day is that of the snapshot where no other is said',
    },
    {
      name: 'employment.years',
      entity: 'employment',
      reads: 'years since',
      meaning: 'years since hire, where the day itself is not known',
    },
    {
      name: 'row.asOf',
      entity: 'row',
      reads: 'as of',
      meaning: 'the day from which what the row says holds',
    },
  ]
}

/** The declared field of a target; `undefined` for what is about the record as a whole. */
export function fieldOf({ entity, field }: ImportTarget): Field | undefined {
  return field === undefined ? undefined : entityNamed(entity).fields[field]
}
