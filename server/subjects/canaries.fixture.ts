import { entities, entityNamed } from '@cadre/people'
import type { Entity, Field } from '@cadre/people'
import { amendRecord, createAccount, createRecord, endRecord, startSession } from '@cadre/store'
import type { CivilDate } from '@cadre/core'
import type { Session, Value, Values } from '@cadre/store'
import type { TestServer } from '../test-server.fixture.ts'

/** Somebody with a text that stands nowhere else in every place that can hold one. */
export interface Canaries {
  readonly personId: string
  readonly candidateId: string
  readonly applicationId: string
  readonly accountId: string
  readonly token: string
  /** Every text, with where it was planted. */
  readonly texts: ReadonlyMap<string, string>
  /** Those in fields that are kept encrypted. */
  readonly encrypted: readonly string[]
}

interface Planting {
  readonly seed: number
  readonly session: Session
  readonly texts: Map<string, string>
  readonly encrypted: string[]
}

interface PlantOptions {
  /** Tells the texts of several people apart. */
  readonly seed?: number
  /** The day the employment ended; employed when left out. */
  readonly leftOn?: CivilDate
  /** The country of the last place of work. */
  readonly country?: string
}

/** Enters a person with a record of every kind, older versions and custom values, an earlier candidacy and an account. */
export function plantCanaries(
  { asSystem }: Pick<TestServer, 'asSystem'>,
  { seed = 1, leftOn, country }: PlantOptions = {},
): Promise<Canaries> {
  return asSystem(async (session) => {
    const planting: Planting = { seed, session, texts: new Map(), encrypted: [] }
    const canary = (where: string): string => canaryOf(planting, where)
    await session.trx
      .insertInto('app.custom_field')
      .values({
        entity: 'person',
        key: 'hobby',
        label: 'Hobby',
        type: 'text',
        choices: [],
        data_class: 'directory',
        created_by: 'system',
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const personId = await plant(planting, 'person', {}, { hobby: canary('custom value') })
    await amendRecord(session, entityNamed('person'), personId, {
      from: '2024-01-01',
      values: { lastName: canary('later name'), preferredName: null },
      reason: canary('reason of a change'),
    })
    const candidateId = await plant(planting, 'candidate', { employeeId: personId })
    const applicationId = await plant(planting, 'application', {}, undefined, candidateId)
    const subjects = { person: personId, candidate: candidateId, application: applicationId }
    const locationId = country
      ? await plant(planting, 'location', { country, name: `Place ${seed}`, region: null })
      : null
    for (const { name, subject, ...entity } of entities) {
      if (subject === 'organisation' || name in subjects) continue
      const id = await plant(planting, name, { locationId }, undefined, subjects[subject])
      if (leftOn && name === 'employment')
        await endRecord(session, { name, subject, ...entity }, id, { on: leftOn })
    }
    const accountId = await createAccount(session, {
      login: `${canary('login')}@canary.example`,
      displayName: canary('display name'),
      personId,
      roles: [{ role: 'employee' }],
    })
    const token = await startSession(session, { accountId, kind: 'browser', label: canary('session label') })
    return {
      personId,
      candidateId,
      applicationId,
      accountId,
      token,
      texts: planting.texts,
      encrypted: planting.encrypted,
    }
  })
}

function canaryOf({ texts, seed }: Planting, where: string): string {
  const text = `canary${seed}n${1000 + texts.size}x${where.replace(/[^a-z0-9]/gi, '')}`
    .toLowerCase()
    .slice(0, 30)
  texts.set(text, where)
  return text
}

async function plant(
  planting: Planting,
  name: string,
  given: Values,
  custom?: Readonly<Record<string, string>>,
  subjectId?: string,
): Promise<string> {
  const entity = entityNamed(name)
  const values: Record<string, Value> = {}
  for (const [field, declared] of Object.entries(entity.fields)) {
    values[field] = field in given ? given[field]! : await valueOf(planting, entity, field, declared)
  }
  return createRecord(planting.session, entity, {
    from: '2018-01-01',
    values,
    ...(custom && { custom }),
    ...(subjectId !== undefined && { subjectId }),
  })
}

async function valueOf(planting: Planting, entity: Entity, name: string, field: Field): Promise<Value> {
  switch (field.type) {
    case 'text': {
      if (entity.subject === 'organisation')
        return `${entity.name} ${name}`.slice(0, Math.min(field.maxLength, 30))
      if (field.format === 'country') return 'ES'
      if (field.maxLength < 30) return 'es'
      const text = canaryOf(planting, `${entity.name}.${name}`)
      if (field.isEncrypted) planting.encrypted.push(text)
      return field.format === 'email' ? `${text}@canary.example` : text
    }
    case 'texts':
      return [entity.subject === 'organisation' ? 'words' : canaryOf(planting, `${entity.name}.${name}`)]
    case 'integer':
    case 'number':
      return Math.min(field.max, Math.max(field.min, 1))
    case 'boolean':
      return true
    case 'date':
      return '2025-01-15'
    case 'instant':
      return '2025-01-15T09:00:00Z'
    case 'money':
      return { minor: 4_200_000, currency: 'EUR' }
    case 'choice':
      return field.choices[0]!
    case 'reference':
      return field.isRequired ? someId(planting, field.to[0]!) : null
  }
}

/** Some record of a kind; made when there is none. */
async function someId(planting: Planting, name: string): Promise<string> {
  const found = await planting.session.trx
    .selectFrom('records.key')
    .select('id')
    .where('entity', '=', name)
    .orderBy('created_at')
    .executeTakeFirst()
  return found?.id ?? plant(planting, name, {})
}
