import { entityNamed } from '@cadre/people'
import type { Entity, Field } from '@cadre/people'
import type { Session } from '../database/session.ts'
import { createRecord } from '../facts/write-records.ts'
import type { NewRecord } from '../facts/ready-records.ts'
import type { Value, Values } from '../facts/record.ts'

/** Makes records of any kind from its declaration alone, with what they refer to. */
export interface Maker {
  /** A record that may be entered: its required values and those that its rules speak of. */
  readonly newRecord: (session: Session, name: string, options?: MakeOptions) => Promise<NewRecord>
  readonly make: (session: Session, name: string, options?: MakeOptions) => Promise<string>
}

export interface MakeOptions {
  readonly subjectId?: string
  readonly from?: string
  readonly to?: string
  readonly values?: Values
}

export function createMaker(): Maker {
  let count = 0
  const made = new Map<string, Promise<string>>()

  /** One record of a kind for each subject is enough for all that refer to it. */
  function shared(session: Session, name: string, subjectId: string | undefined): Promise<string> {
    const entity = entityNamed(name)
    const owner = entity.subject === 'organisation' || name === entity.subject ? '' : (subjectId ?? '')
    const key = `${name} ${owner}`
    const known = made.get(key) ?? make(session, name, owner === '' ? {} : { subjectId: owner })
    made.set(key, known)
    return known
  }

  /** Whom records of people refer to; no record is about that person. */
  function somebodyElse(session: Session): Promise<string> {
    const known = made.get('somebody else') ?? make(session, 'person')
    made.set('somebody else', known)
    return known
  }

  async function newRecord(
    session: Session,
    name: string,
    { subjectId, from = '2020-01-01', to, values = {} }: MakeOptions = {},
  ): Promise<NewRecord> {
    const entity = entityNamed(name)
    const own = await subjectOf(session, entity, subjectId)
    const made: Record<string, Value> = {}
    for (const [field, declared] of Object.entries(entity.fields)) {
      if (field in values || !(declared.isRequired || isNamedByRules(entity, field))) continue
      made[field] = await valueOf(session, { entity, field, declared, own })
    }
    return {
      from,
      ...(to !== undefined && { to }),
      ...(own !== undefined && { subjectId: own }),
      values: { ...made, ...values },
    }
  }

  async function subjectOf(session: Session, entity: Entity, subjectId: string | undefined) {
    if (entity.subject === 'organisation' || entity.name === entity.subject) return undefined
    return subjectId ?? shared(session, entity.subject, undefined)
  }

  async function make(session: Session, name: string, options: MakeOptions = {}): Promise<string> {
    return createRecord(session, entityNamed(name), await newRecord(session, name, options))
  }

  async function valueOf(
    session: Session,
    {
      entity,
      field,
      declared,
      own,
    }: { entity: Entity; field: string; declared: Field; own?: string | undefined },
  ): Promise<Value> {
    switch (declared.type) {
      case 'text':
        return textOf(declared.format, ++count)
      case 'integer':
      case 'number':
        return declared.max <= 1 ? Math.max(declared.min, declared.max / 4) : Math.max(declared.min, 1)
      case 'boolean':
        return entity.exclusions.some(({ when }) => when?.[field] === true)
      case 'date':
        return '2020-01-01'
      case 'instant':
        return '2020-01-01T09:00:00Z'
      case 'money':
        return { minor: 100_000, currency: 'EUR' }
      case 'texts':
        return ['one']
      case 'choice': {
        const wanted = [
          ...entity.exclusions.map(({ when }) => when?.[field]),
          entity.visibleToSelfWhen?.[field],
        ]
        return wanted.find((value) => typeof value === 'string') ?? declared.choices[0]!
      }
      case 'reference':
        return declared.to[0] === 'person' ? somebodyElse(session) : shared(session, declared.to[0]!, own)
    }
  }

  return { newRecord, make }
}

/** Fields that a rule of the entity names are filled, so that the rule has something to hold. */
function isNamedByRules(entity: Entity, field: string): boolean {
  return (
    entity.exclusions.some(({ per, when = {} }) => per.includes(field) || field in when) ||
    entity.unique.some((fields) => fields.includes(field)) ||
    field in (entity.visibleToSelfWhen ?? {}) ||
    entity.seenWith?.field === field
  )
}

function textOf(format: string, number: number): string {
  if (format === 'email') return `made.${number}@example.org`
  if (format === 'country') return 'ES'
  if (format === 'currency') return 'EUR'
  if (format === 'url') return 'https://example.org'
  return `made ${number}`
}
