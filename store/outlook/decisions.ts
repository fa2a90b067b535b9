import { newId } from '@cadre/core'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { notify } from '../notifications/notify.ts'
import type { Choice, DecisionTable, ReasonCode } from '../schema/outlook-tables.ts'
import { readOwnOpen } from './cases.ts'
import { readScore } from './scores.ts'

export interface NewDecision {
  readonly choice: Choice
  readonly reasonCode: ReasonCode
  readonly words: string
}

export interface Decision extends NewDecision {
  readonly id: string
  readonly caseId: string
  readonly personId: string
  /** Whether it is what the score suggested; null where it suggested nothing. */
  readonly agrees: boolean | null
  /** From when the evidence was first seen. */
  readonly seconds: number
  readonly decidedBy: string
  readonly decidedAt: string
}

/**
 * Decides a case. The record (inputs, version, score, reasons, who, what, why) enters the audit trail as a digest, which seals it
 * into its chain. Throws `AppError` `record-missing`, `access-denied` when somebody else is asked, `record-conflict` when it is decided.
 */
export async function decideCase(session: Session, caseId: string, decision: NewDecision): Promise<string> {
  const { trx, caller, errand } = session
  const found = await readOwnOpen(session, caseId)
  const score = await readScore(session, found.scoreId)
  const suggestsToAct = score.band === 'raised' || score.band === 'high'
  const record = {
    id: newId('dec'),
    case_id: caseId,
    person_id: found.personId,
    choice: decision.choice,
    reason_code: decision.reasonCode,
    words: decision.words,
    agrees: score.status === 'scored' ? (decision.choice !== 'no action') === suggestsToAct : null,
    seconds: Math.max(
      0,
      Math.round((errand.now.getTime() - Date.parse(found.seenAt ?? errand.now.toISOString())) / 1000),
    ),
    decided_by: caller.accountId,
    decided_at: errand.now,
  }
  await trx.insertInto('outlook.decision').values(record).execute()
  await trx.updateTable('outlook.review_case').set({ state: 'decided' }).where('id', '=', caseId).execute()
  if (found.kind === 'contest')
    await notify(session, {
      kind: 'contest-decided',
      entity: 'review_case',
      recordId: caseId,
      people: [found.personId],
    })
  session.note({
    act: 'decide case',
    entity: 'outlook',
    subjects: [found.personId],
    detail: { id: record.id, caseId, versionId: score.versionId, kind: found.kind },
    after: { ...record, score },
  })
  return record.id
}

/** Decisions about a person within reach, newest first. */
export async function listDecisions({ trx }: Session, personId: string): Promise<Decision[]> {
  const rows = await trx
    .selectFrom('outlook.decision')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('decided_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(decisionOf)
}

/** The decision of a case within reach; undefined while there is none. */
export async function findDecision({ trx }: Session, caseId: string): Promise<Decision | undefined> {
  const row = await trx
    .selectFrom('outlook.decision')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row && decisionOf(row)
}

/** How one reviewer decides, over everything within reach. */
export interface ReviewerFigures {
  readonly accountId: string
  readonly decisions: number
  /** Those that were made without seeing the score. */
  readonly blind: number
  /** Those that were made knowing what the score suggests. */
  readonly told: number
  /** Share of these that are what it suggested; null of none. */
  readonly agreement: number | null
  /** From the first look at the evidence to the decision, by the clock: pauses count. */
  readonly medianSeconds: number
  readonly open: number
  readonly overdue: number
}

/** Agreement, time on task and what is open, by reviewer. */
export async function reviewerFigures({ trx, errand }: Session): Promise<ReviewerFigures[]> {
  const { rows } = await sql<ReviewerFigures>`
    select c.assigned_to as "accountId", count(d.id)::int as decisions,
      count(d.id) filter (where c.is_blind)::int as blind,
      count(d.agrees) filter (where not c.is_blind)::int as told,
      avg(d.agrees::int) filter (where not c.is_blind)::float8 as agreement,
      coalesce(percentile_cont(0.5) within group (order by d.seconds), 0)::float8 as "medianSeconds",
      count(*) filter (where c.state = 'open')::int as open,
      count(*) filter (where c.state = 'open' and c.due_on < ${errand.today}::date)::int as overdue
    from outlook.review_case c left join outlook.decision d on d.case_id = c.id
    group by 1 order by 1`.execute(trx)
  return rows
}

function decisionOf(row: Selectable<DecisionTable>): Decision {
  return {
    id: row.id,
    caseId: row.case_id,
    personId: row.person_id,
    choice: row.choice,
    reasonCode: row.reason_code,
    words: row.words,
    agrees: row.agrees,
    seconds: row.seconds,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at.toISOString(),
  }
}
