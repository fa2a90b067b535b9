import { AppError } from '@cadre/core'
import { entityNamed, roundCount } from '@cadre/people'
import { sql } from 'kysely'
import { createHmac } from 'node:crypto'
import { cellTable, hideTable } from '../aggregates/cell-table.ts'
import type { RawCell } from '../aggregates/read-cells.ts'
import { logQuestion } from '../aggregates/questions.ts'
import { sealedSecret } from '../database/sealed-secret.ts'
import type { Session } from '../database/session.ts'
import { readRecords } from '../facts/read-records.ts'
import type { RecordVersion } from '../facts/record.ts'
import { minimumOf } from './own-surveys.ts'

export type SurveyGroup = 'department' | 'location' | 'tenure'

/** How a group, or everybody, answered. */
interface ResultCell {
  readonly isHidden: boolean
  /** Rounded. */
  readonly answers: number | null
  /** Of a scale: the mean in percent of the scale, the good end being 100. */
  readonly score: number | null
}

interface GroupResult extends ResultCell {
  readonly group: string | null
}

interface QuestionResult extends ResultCell {
  readonly questionId: string
  readonly choices: readonly { readonly choice: string; readonly answers: number }[]
  readonly groups: readonly GroupResult[]
}

interface WaveResult {
  readonly waveId: string
  readonly name: string
  readonly opensOn: string
  readonly closesOn: string
  readonly isOver: boolean
  readonly minimumGroup: number
  readonly invited: number
  readonly responses: number | null
  readonly groups: readonly GroupResult[]
  readonly questions: readonly QuestionResult[]
}

export interface SurveyResults {
  readonly names: Readonly<Record<string, string>>
  readonly waves: readonly WaveResult[]
}

interface ResultsQuery {
  readonly surveyId: string
  readonly by: SurveyGroup
}

/**
 * Results of a survey, the latest wave first. Of a wave that is not over there is only how many answered, so that nobody
 * is found out by looking before and after. Groups below the minimum are hidden, with others beside them where they could be
 * worked out, and counts are rounded. Throws `AppError('record-missing')`; refused by the database without a rule.
 */
export async function readSurveyResults(
  session: Session,
  { surveyId, by }: ResultsQuery,
): Promise<SurveyResults> {
  const { today } = session.errand
  const [survey] = await readRecords(session, entityNamed('survey'), { asOf: today, ids: [surveyId] })
  if (!survey) throw new AppError('record-missing', 'There is no such survey today.', { id: surveyId })
  const waves = await readRecords(session, entityNamed('survey_wave'), {
    asOf: today,
    filters: [{ field: 'surveyId', operator: 'eq', value: surveyId }],
    sort: { field: 'opensOn', isDescending: true },
    limit: 500,
  })
  await logQuestion(session, JSON.stringify(['survey', surveyId, by]))
  const byWave = Map.groupBy(await readCounted(session, surveyId, by), ({ wave_id }) => wave_id)
  const key = await sealedSecret(session, 'aggregates')
  session.note({ act: 'read survey results', entity: 'survey', subjects: [], detail: { surveyId, by } })
  const results = waves.map((wave) =>
    waveResult(wave, byWave.get(wave.id) ?? [], { key, isOver: (wave.values['closesOn'] as string) < today }),
  )
  return { names: await readNames(session, results), waves: results }
}

/** What the database counted: of everybody where no group is named, of responses where no question is. */
interface Counted {
  readonly wave_id: string
  readonly question_id: string | null
  readonly grouped: string | null
  readonly answers: number
  readonly score: number | null
  readonly choices: Readonly<Record<string, number>> | null
}

async function readCounted(session: Session, surveyId: string, by: SurveyGroup): Promise<Counted[]> {
  const proof = session.prove(`survey|${surveyId}|${by}`)
  const { rows } = await sql<Counted>`
    select wave_id, question_id, grouped, answers::int as answers, score, choices
    from derived.survey_cells(${surveyId}, ${by}, ${proof})`.execute(session.trx)
  return rows
}

interface Showing {
  readonly key: Buffer
  readonly isOver: boolean
}

function waveResult(wave: RecordVersion, counted: readonly Counted[], { key, isOver }: Showing): WaveResult {
  const minimumGroup = minimumOf(wave)
  const byQuestion = Map.groupBy(counted, ({ question_id }) => question_id)
  const invited = byQuestion.get('invited')?.[0]
  const responses = showCells(byQuestion.get(null) ?? [], { key, minimumGroup })
  const hidden = new Set(responses.groups.filter(({ isHidden }) => isHidden).map(({ group }) => group))
  const questions = isOver ? [...byQuestion].filter(([id]) => id !== null && id !== 'invited') : []
  return {
    waveId: wave.id,
    name: wave.values['name'] as string,
    opensOn: wave.values['opensOn'] as string,
    closesOn: wave.values['closesOn'] as string,
    isOver,
    minimumGroup,
    invited: invited ? round(invited, key) : 0,
    responses: responses.total.answers,
    groups: responses.groups,
    questions: questions.map(([questionId, cells]) => {
      const { total, groups, choices } = showCells(cells, { key, minimumGroup })
      return {
        questionId: questionId!,
        ...total,
        choices,
        // A group whose responses are hidden is so in every question.
        groups: groups.map((cell) => (hidden.has(cell.group) ? { ...nothing, group: cell.group } : cell)),
      }
    }),
  }
}

const nothing: ResultCell = { isHidden: true, answers: null, score: null }

interface Shown {
  readonly total: ResultCell
  readonly groups: readonly GroupResult[]
  readonly choices: QuestionResult['choices']
}

/** One table by groups with its total, without what would tell of single answers. */
function showCells(
  cells: readonly Counted[],
  { key, minimumGroup }: { readonly key: Buffer; readonly minimumGroup: number },
): Shown {
  const whole = cells.find(({ grouped, choices }) => grouped === null && choices === null)
  const groups = cells.filter(({ grouped }) => grouped !== null)
  const scores = new Map(
    cells.map(({ grouped, choices, score }) => [choices === null ? grouped : 'choices', score]),
  )
  const table = cellTable(['department'], [...groups, ...(whole ? [whole] : [])].map(rawCell))
  const hidden = hideTable(table, {
    countOf: ({ people }) => people,
    minimum: minimumGroup,
    // All at one end of the scale: then everybody's answer is known.
    isRisky: (group) => [0, 100].includes(scores.get(group ?? null) ?? 50),
  })
  const show = (cell: Counted, isHidden: boolean): ResultCell =>
    isHidden
      ? nothing
      : {
          isHidden: false,
          answers: round(cell, key),
          score: cell.score === null ? null : Math.round(cell.score),
        }
  const chosen = hidden.total ? undefined : cells.find(({ choices }) => choices !== null)
  return {
    total: whole ? show(whole, hidden.total) : nothing,
    groups: table.rowKeys.map((group, place) => ({
      group: group === 'none' ? null : group,
      ...show(
        groups.find(({ grouped }) => grouped === group)!,
        hidden.rows[place]!,
      ),
    })),
    choices: Object.entries(chosen?.choices ?? {}).map(([choice, answers]) => ({
      choice,
      answers: round({ ...chosen!, grouped: choice, answers }, key),
    })),
  }
}

const rawCell = ({ grouped, answers, score }: Counted): RawCell => ({
  a: grouped,
  b: null,
  level: grouped === null ? 3 : 1,
  base: answers,
  people: answers,
  total: score,
  low: null,
  middle: null,
  high: null,
  isDominated: false,
  setKey: 0,
})

/** Up or down by chance that is fixed by what is counted, so that asking again tells nothing. */
function round({ wave_id, grouped, answers }: Counted, key: Buffer): number {
  const text = ['survey', wave_id, grouped ?? '', answers].join('|')
  const draw = createHmac('sha256', key).update(text).digest().readUInt32BE(0) / 2 ** 32
  return roundCount(answers, draw)
}

async function readNames(
  session: Session,
  waves: readonly WaveResult[],
): Promise<Readonly<Record<string, string>>> {
  const ids = [...new Set(waves.flatMap(({ groups }) => groups.flatMap(({ group }) => group ?? [])))]
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from derived.names(${ids}::text[], ${session.errand.today}::date)`.execute(session.trx)
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
