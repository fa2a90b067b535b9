import { choice, date, decimal, entities, entityNamed, flag, text } from '@cadre/people'
import type { DataClass, Entity, Field } from '@cadre/people'

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
  /** How a field that the organisation has added is declared, and the class of who may write it. */
  readonly custom?: { readonly declared: Field; readonly dataClass: DataClass }
}
export type ImportTargets = ReadonlyMap<string, ImportTarget>

/** A field that the organisation has added to a kind of record. */
export interface AddedField {
  readonly entity: string
  readonly key: string
  readonly label: string
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'choice'
  readonly choices: readonly string[]
  readonly dataClass: DataClass
}

/** Written about people by people, or by a machine with a key of its own: nothing that a sheet should bring. */
const notImportable: ReadonlySet<string> = new Set([
  'survey_response',
  'survey_answer',
  'feedback',
  'requisition_member',
])

function isImportable({ name, subject }: Entity): boolean {
  return subject !== 'application' && !notImportable.has(name)
}

/** Every target there is, by name. */
export const importTargets: ImportTargets = new Map(
  [...entities.filter(isImportable).flatMap(targetsOf), ...combined()].map((target) => [target.name, target]),
)

/** The same with the fields that the organisation has added, as `person.custom.badge`. */
export function withAddedFields(added: readonly AddedField[]): ImportTargets {
  const targets = added
    .filter(({ entity }) => isImportable(entityNamed(entity)))
    .map((field): ImportTarget => {
      const name = `custom.${field.key}`
      return {
        name: `${field.entity}.${name}`,
        entity: field.entity,
        field: name,
        reads: 'value',
        meaning: field.label,
        custom: { declared: declaredAs(field), dataClass: field.dataClass },
      }
    })
  return new Map([...importTargets, ...targets.map((target) => [target.name, target] as const)])
}

function declaredAs({ type, label, choices }: AddedField): Field {
  switch (type) {
    case 'text':
      return text(label, { maxLength: 2000 })
    case 'number':
      return decimal(label)
    case 'boolean':
      return flag(label)
    case 'date':
      return date(label)
    case 'choice':
      return choice(label, choices)
  }
}

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
    ...(entity.rising.length > 0 ? [whole('currency', 'currency', 'the currency of all its amounts')] : []),
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
export function fieldOf({ entity, field, custom }: ImportTarget): Field | undefined {
  if (custom) return custom.declared
  return field === undefined ? undefined : entityNamed(entity).fields[field]
}
