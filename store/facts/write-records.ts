import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { endOn, overlay } from '@cadre/people'
import type { Entity, Overlay, Period, Version } from '@cadre/people'
import { sql } from 'kysely'
import { checkCustomValues } from '../custom-fields/check-custom-values.ts'
import { withoutHiddenValues } from '../custom-fields/guarded-fields.ts'
import type { Session } from '../database/session.ts'
import { notifyOfRecords } from '../notifications/notify.ts'
import { tellRectified } from '../subjects/subject-events.ts'
import { refuseSuppressed } from '../subjects/suppression.ts'
import { subjectColumn, tableOf } from '../schema/entity-columns.ts'
import { assertAuthor } from './assert-author.ts'
import { readRecordSubject } from './read-records.ts'
import type { CustomValues, RecordVersion, Values } from './record.ts'
import { recordOfRow } from './row-of-record.ts'
import type { Row } from './row-of-record.ts'
import { createReadyRecords, withoutNulls } from './ready-records.ts'
import type { NewRecord } from './ready-records.ts'
import { insertRows, supersede, versionRow } from './version-rows.ts'

/** What goes with every change. */
interface Circumstances {
  readonly reason?: string
  readonly batchId?: string
  /** The newest version the writer has seen; another one in between refuses the write. */
  readonly ifVersion?: number
}

export interface Amendment extends Period, Circumstances {
  /** Only these fields change; `null` makes a value unknown. */
  readonly values: Values
  readonly custom?: CustomValues
}

interface State {
  readonly values: Values
  readonly custom: CustomValues
}

/** Enters a record; returns its id. */
export async function createRecord(session: Session, entity: Entity, record: NewRecord): Promise<string> {
  const [id] = await createRecords(session, entity, [record])
  return id!
}

/** Enters several records of one kind in one go, or several versions of one; returns their ids in the same order. */
export async function createRecords(
  session: Session,
  entity: Entity,
  records: readonly NewRecord[],
): Promise<string[]> {
  const ready = createReadyRecords(session, entity)
  for (const record of records) ready.add(record)
  return ready.enter()
}

/**
 * Changes fields of a record over a period, a change from a day on and a correction of the past alike;
 * what was believed before stays readable. Returns the versions that are believed now.
 * Throws `AppError` `record-missing`, `version-stale`, or `record-invalid` when the record does not hold in the period.
 */
export async function amendRecord(
  session: Session,
  entity: Entity,
  id: string,
  amendment: Amendment,
): Promise<RecordVersion[]> {
  const { values, custom = {}, from, to } = amendment
  if (Object.keys(custom).length > 0) {
    const subjectId = await readRecordSubject(session, entity, id)
    await checkCustomValues(session, entity, [{ custom, subjectId }])
  }
  const period = to === undefined ? { from } : { from, to }
  assertAuthor(session, entity, values)
  const detail = { fields: [...Object.keys(values), ...Object.keys(custom)] }
  await refuseSuppressed(session, entity, [values])
  const versions = await rewrite(
    session,
    entity,
    { id, act: 'amend', detail, circumstances: amendment },
    (believed) => overlay(believed, period, (state) => patch(state, values, custom)),
  )
  const subjectId = versions[0]?.subjectId ?? null
  if (subjectId !== null && from < session.errand.today) {
    const fields = [...Object.keys(values), ...Object.keys(custom)]
    await tellRectified(session, { subjectId, entity: entity.name, recordId: id, fields })
  }
  const record = versions.find(({ validFrom }) => validFrom >= from) ?? versions.at(-1)
  if (record) {
    await notifyOfRecords(session, entity, {
      act: 'amend',
      records: [{ ...record, changed: Object.keys(values) }],
    })
  }
  return versions
}

/** Ends a record on a day: nothing of it holds from then on. */
export async function endRecord(
  session: Session,
  entity: Entity,
  id: string,
  { on, ...circumstances }: Circumstances & { readonly on: CivilDate },
): Promise<RecordVersion[]> {
  return rewrite(session, entity, { id, act: 'end', detail: {}, circumstances }, (versions) =>
    endOn(versions, on),
  )
}

/** Takes back a record that was entered in error: no version of it is believed any more. */
export async function withdrawRecord(
  session: Session,
  entity: Entity,
  id: string,
  circumstances: Circumstances = {},
): Promise<void> {
  await rewrite(session, entity, { id, act: 'withdraw', detail: {}, circumstances }, (versions) => ({
    superseded: versions,
    replacements: [],
  }))
}

function patch(state: State, values: Values, custom: CustomValues): State {
  return { values: { ...state.values, ...values }, custom: withoutNulls({ ...state.custom, ...custom }) }
}

interface Rewrite {
  readonly id: string
  readonly act: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly circumstances: Circumstances
}

async function rewrite(
  session: Session,
  entity: Entity,
  { id, act, detail, circumstances }: Rewrite,
  change: (versions: readonly Version<State>[]) => Overlay<State>,
): Promise<RecordVersion[]> {
  const { reason, batchId, ifVersion } = circumstances
  const believed = await lockBelieved(session, entity, id)
  refuseStale(believed, ifVersion)
  const numberOf = new Map(believed.map((record) => [versionOf(record), record.version]))
  const { superseded, replacements } = change([...numberOf.keys()])
  if (superseded.length === 0) {
    throw new AppError(
      'record-invalid',
      'The record does not hold in that period; its own dates come first.',
      { id },
    )
  }
  const at = await supersede(
    session,
    entity,
    superseded.map((version) => numberOf.get(version)!),
  )
  const subjectId = believed[0]!.subjectId
  const shared = {
    id,
    ...(subjectId !== null && { subjectId }),
    ...(reason && { reason }),
    ...(batchId && { batchId }),
  }
  await insertRows(
    session,
    entity,
    replacements.map(({ values: state, ...period }) => ({
      ...versionRow(session, entity, { ...shared, ...period, ...state }),
      recorded: `[${at},)`,
    })),
  )
  const after = await readBelieved(session, entity, id)
  session.note({
    act,
    entity: entity.name,
    subjects: subjectId === null ? [] : [subjectId],
    detail: { id, ...detail },
    before: believed.map(versionOf),
    after: after.map(versionOf),
  })
  return withoutHiddenValues(session, entity, after)
}

function refuseStale(believed: readonly RecordVersion[], ifVersion: number | undefined): void {
  const version = Math.max(...believed.map((record) => record.version))
  if (ifVersion === undefined || ifVersion === version) return
  throw new AppError(
    'version-stale',
    'The record was changed since it was read. Read it again and repeat the change.',
    { version },
  )
}

function versionOf({ validFrom, validTo, values, custom }: RecordVersion): Version<State> {
  return { from: validFrom, ...(validTo !== null && { to: validTo }), values: { values, custom } }
}

async function lockBelieved(session: Session, entity: Entity, id: string): Promise<RecordVersion[]> {
  // Writers of one record wait for each other; the second then sees what the first believed.
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(session.trx)
  const believed = await readBelieved(session, entity, id)
  if (believed.length > 0) return believed
  throw new AppError('record-missing', 'There is no such record within reach.', { id })
}

async function readBelieved(session: Session, entity: Entity, id: string): Promise<RecordVersion[]> {
  const subject = subjectColumn(entity)
  const query = sql<Row>`select *, lower(valid)::text as valid_from, upper(valid)::text as valid_to,
      to_json(lower(recorded))#>>'{}' as recorded_from, null as recorded_to,
      ${subject ? sql.ref(subject) : sql`null::text`} as subject_id
    from ${sql.raw(tableOf(entity))} where id = ${id} and upper_inf(recorded) order by lower(valid)`
  return (await query.execute(session.trx)).rows.map((row) => recordOfRow(entity, row, session.cipher))
}
