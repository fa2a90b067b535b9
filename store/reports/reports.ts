import { newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Session } from '../database/session.ts'
import type { PartAbout, ReportKind } from '../schema/report-tables.ts'

/** What was found of a part of the people. */
export interface ReportPart {
  readonly about: PartAbout
  /** Which of them, by id or code; empty for everybody. */
  readonly name: string
  readonly people: number
  /** The number that matters, with its interval where it has one. */
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  readonly figures: unknown
  /** A line that those who lead the leader may read too. */
  readonly toldAbove?: boolean
}

export interface NewReport {
  readonly kind: ReportKind
  readonly asOf: CivilDate
  readonly jobId: string
  /** The data it was made from. */
  readonly data: { readonly name: string; readonly hash: string } | null
  readonly method: unknown
  readonly parts: readonly ReportPart[]
}

export interface Report extends Omit<NewReport, 'jobId'> {
  readonly id: string
  readonly madeAt: string
}

/** Keeps what a study found; it is never altered. A job makes one report of a day. */
export async function keepReport(session: Session, report: NewReport): Promise<string> {
  const { trx, errand } = session
  const id = newId('rpt')
  await trx
    .insertInto('report.report')
    .values({
      id,
      kind: report.kind,
      as_of: report.asOf,
      job_id: report.jobId,
      data_set: report.data?.name ?? null,
      data_hash: report.data?.hash ?? null,
      method: JSON.stringify(report.method),
      made_at: errand.now,
    })
    .execute()
  const rows = report.parts.map(({ figures, toldAbove = false, ...part }) => ({
    report_id: id,
    ...part,
    told_above: toldAbove,
    line_of: part.about === 'line' ? part.name : null,
    figures: JSON.stringify(figures),
  }))
  for (let from = 0; from < rows.length; from += partsTogether)
    await trx
      .insertInto('report.part')
      .values(rows.slice(from, from + partsTogether))
      .execute()
  const detail = { kind: report.kind, asOf: report.asOf, parts: rows.length }
  session.note({ act: 'make report', entity: 'report', subjects: [], detail })
  return id
}

/** Parts that are entered in one statement. */
const partsTogether = 500

/** By which day, and as known when. */
export interface Asked {
  readonly asOf: CivilDate
  readonly knownAt?: Date | undefined
}

/** The newest report of a kind by a day, as known at a moment, with the parts of it that the account may read; undefined before the first. */
export async function newestReport(
  { trx }: Session,
  kind: ReportKind,
  { asOf, knownAt }: Asked,
): Promise<Report | undefined> {
  const row = await trx
    .selectFrom('report.report')
    .selectAll()
    .where('kind', '=', kind)
    .where('as_of', '<=', asOf)
    .$if(knownAt !== undefined, (query) => query.where('made_at', '<=', knownAt!))
    // Files that are brought are of any days: the one that was looked at last counts.
    .$if(kind !== 'teams', (query) => query.orderBy('as_of', 'desc'))
    .orderBy('made_at', 'desc')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const parts = await trx
    .selectFrom('report.part')
    .select(['about', 'name', 'people', 'value', 'low', 'high', 'figures'])
    .where('report_id', '=', row.id)
    .orderBy('about')
    .orderBy('people', 'desc')
    .orderBy('name')
    .execute()
  return {
    id: row.id,
    kind: row.kind,
    asOf: row.as_of,
    madeAt: row.made_at.toISOString(),
    data: row.data_set === null ? null : { name: row.data_set, hash: row.data_hash! },
    method: row.method,
    parts,
  }
}

/** A part of an earlier report. */
export interface EarlierPart extends Omit<ReportPart, 'figures' | 'toldAbove'> {
  readonly asOf: CivilDate
  readonly madeAt: string
}

/** Days that are told of, the newest. */
const daysTold = 60

/** How one part stood report after report by a day, the earliest first; of a day the report that was made last. */
export async function listEarlier(
  { trx }: Session,
  kind: ReportKind,
  { about, name }: Pick<ReportPart, 'about' | 'name'>,
  { asOf, knownAt }: Asked,
): Promise<EarlierPart[]> {
  const rows = await trx
    .selectFrom('report.report as r')
    .innerJoin('report.part as p', 'p.report_id', 'r.id')
    .distinctOn('r.as_of')
    .select(['r.as_of', 'r.made_at', 'p.about', 'p.name', 'p.people', 'p.value', 'p.low', 'p.high'])
    .where('r.kind', '=', kind)
    .where('p.about', '=', about)
    .where('p.name', '=', name)
    .where('r.as_of', '<=', asOf)
    .$if(knownAt !== undefined, (query) => query.where('r.made_at', '<=', knownAt!))
    .orderBy('r.as_of', 'desc')
    .orderBy('r.made_at', 'desc')
    .orderBy('r.position', 'desc')
    .limit(daysTold)
    .execute()
  return rows
    .map(({ as_of: asOf, made_at: madeAt, ...part }) => ({ ...part, asOf, madeAt: madeAt.toISOString() }))
    .toReversed()
}
