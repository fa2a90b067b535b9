import { newId } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Purpose } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { mayProcess } from '../notices/may-process.ts'
import type { Band } from '../schema/outlook-tables.ts'
import { rowOfScore } from './scores.ts'
import type { NewScore, ScoredSet } from './scores.ts'

/** Keeps scores that nobody is shown and nothing follows from; of a day and a version each person has one. */
export async function keepShadowScores(
  { trx, errand }: Session,
  set: ScoredSet,
  scores: readonly NewScore[],
): Promise<void> {
  if (scores.length === 0) return
  const rows = scores.map((score) => rowOfScore(set, score, errand.now))
  await trx
    .insertInto('outlook.shadow_score')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['person_id', 'version_id', 'as_of']).doNothing())
    .execute()
}

/** What two versions say about one person on one day, whichever of them was shown. */
export interface PairedScore {
  readonly personId: string
  readonly asOf: CivilDate
  readonly champion: SideScore
  readonly challenger: SideScore
  /** Which version's score was shown, and from when on. */
  readonly shown: string
  readonly shownAt: Date
}

interface SideScore {
  readonly score: number | null
  readonly band: Band | null
}

interface Pair {
  readonly championId: string
  readonly challengerId: string
}

/** Everybody whom both versions scored on a day, one of them without being shown; in the order of days and ids. */
export async function pairedScores(
  { trx }: Session,
  { championId, challengerId, from }: Pair & { readonly from: CivilDate },
): Promise<PairedScore[]> {
  const { rows } = await sql<{
    person_id: string
    as_of: string
    shown: string
    shown_at: Date
    shown_score: number | null
    shown_band: Band | null
    other_score: number | null
    other_band: Band | null
  }>`
    select s.person_id, s.as_of::text as as_of, s.version_id as shown, s.scored_at as shown_at,
      s.score as shown_score, s.band as shown_band, o.score as other_score, o.band as other_band
    from outlook.score s join outlook.shadow_score o on o.person_id = s.person_id and o.as_of = s.as_of
    where s.as_of >= ${from}::date
      and ((s.version_id = ${championId} and o.version_id = ${challengerId})
        or (s.version_id = ${challengerId} and o.version_id = ${championId}))
    order by s.as_of, s.person_id, s.scored_at`.execute(trx)
  const pairs = new Map<string, PairedScore>()
  for (const row of rows) {
    const key = `${row.person_id} ${row.as_of}`
    // Where a score was taken back, the first one is what was shown first.
    if (pairs.has(key)) continue
    const shown = { score: row.shown_score, band: row.shown_band }
    const other = { score: row.other_score, band: row.other_band }
    const isChampion = row.shown === championId
    pairs.set(key, {
      personId: row.person_id,
      asOf: row.as_of as CivilDate,
      champion: isChampion ? shown : other,
      challenger: isChampion ? other : shown,
      shown: row.shown,
      shownAt: row.shown_at,
    })
  }
  return [...pairs.values()]
}

/**
 * Shows the champion's scores again to whom the challenger's were shown last: after a split that ended, on its newest day.
 * Of who is not to be processed any more nothing new is shown. Returns of how many people.
 */
export async function showChampionAgain(
  session: Session,
  { championId, challengerId }: Pair,
): Promise<number> {
  const { trx, errand } = session
  const { rows } = await sql<{ person_id: string }>`
    select o.person_id from outlook.shadow_score o
    where o.version_id = ${championId} and o.as_of = (
      select max(s.as_of) from outlook.score s where s.version_id = ${challengerId})
      and exists (select from outlook.score s where s.person_id = o.person_id and s.as_of = o.as_of and s.version_id = ${challengerId})
      and not exists (select from outlook.score s where s.person_id = o.person_id and s.as_of = o.as_of and s.version_id = ${championId})
    order by 1`.execute(trx)
  const { purpose } = await trx
    .selectFrom('model.version as v')
    .innerJoin('model.model as m', 'm.name', 'v.model_name')
    .select('m.purpose')
    .where('v.id', '=', championId)
    .executeTakeFirstOrThrow()
  const asked = await mayProcess(
    session,
    purpose as Purpose,
    rows.map(({ person_id: id }) => id),
  )
  const allowed = asked.flatMap(({ subjectId, refusal }) => (refusal === null ? [subjectId] : []))
  for (let from = 0; from < allowed.length; from += together) {
    const people = allowed.slice(from, from + together)
    const ids = people.map(() => newId('sco'))
    await sql`
      insert into outlook.score (id, version_id, person_id, as_of, data_set, data_hash, status, score, band, because, reasons, notes,
        likely, inputs, scored_at)
      select n.id, o.version_id, o.person_id, o.as_of, o.data_set, o.data_hash, o.status, o.score, o.band, o.because, o.reasons, o.notes,
        o.likely, o.inputs, ${errand.now}
      from unnest(${ids}::text[], ${people}::text[]) n(id, person_id)
      join outlook.shadow_score o on o.person_id = n.person_id and o.version_id = ${championId}
        and o.as_of = (select max(s.as_of) from outlook.score s where s.version_id = ${challengerId})`.execute(
      trx,
    )
  }
  return allowed.length
}

/** Scores that are entered at once. */
const together = 500
