import type { WhatIf } from '@cadre/lifecycle/explain'
import { isoDate } from '@cadre/lifecycle/ingest'
import type { ColumnSchema } from '@cadre/lifecycle/ingest'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import { wrapText } from './wrap-text.ts'

type Change = WhatIf['results'][number]['changes'][number]

/** Said with every answer: people read a change as a promise. */
export const whatIfCaution =
  'This is how the model behaves, not a promise about the world: all else was held as it is, and nothing says that changing it would change what happens. Values are ones that were common in training; whether they are possible for this person, a person must judge.'

/** What would bring a score across a line, in words. */
export function whatIfText(found: WhatIf, { model, pipeline }: OpenedBundle): string {
  const write = found.isLead ? writeLead : (score: number) => writeScore(score, model.task)
  const head = wrapText(`${goalText(found, write, model.target)}${found.results.length > 0 ? ':' : ''}`)
  const results = found.results.map((result, index) =>
    [
      wrapText(
        `${result.changes.map((change) => changeText(change, pipeline.schema)).join(', and ')}: ${write(result.score)}`,
        {
          first: `  ${index + 1}. `,
          rest: '     ',
        },
      ),
      ...result.follows.map((change) =>
        wrapText(`${changeText(change, pipeline.schema)}, which follows`, {
          first: '     then ',
          rest: '          ',
        }),
      ),
    ].join('\n'),
  )
  return [
    [head, ...results].join('\n'),
    ...notFoundText(found, write),
    ...limitsText(found),
    wrapText(whatIfCaution),
  ].join('\n\n')
}

type WriteScore = (score: number) => string

function goalText({ isLead, ofClass, goal, results }: WhatIf, write: WriteScore, target: string): string {
  const verb = results.length > 0 ? 'What would bring' : 'Nothing was found that would bring'
  if (isLead) return `${verb} another class than ${ofClass} to the front`
  const what = ofClass === undefined ? 'it' : `the probability of ${target} ${ofClass}`
  return `${verb} ${what} ${goal.side === 'below' ? 'below' : 'to'} ${write(goal.score)}`
}

function notFoundText({ results, isComplete, nearest, scored }: WhatIf, write: WriteScore): string[] {
  const tried = `${scored.toLocaleString('en')} sets of changes were tried`
  if (!isComplete)
    return [wrapText(`The search was ended early: ${tried}. There may be smaller changes, or others.`)]
  if (results.length > 0) return []
  return [wrapText(`${tried}, of up to three columns at once; the nearest came to ${write(nearest)}.`)]
}

function changeText({ column, from, to }: Change, schema: readonly ColumnSchema[]): string {
  const known = schema.find(({ name }) => name === column)
  return `${column} ${cellText(to, known)} instead of ${cellText(from, known)}`
}

function cellText(cell: Change['to'], column: ColumnSchema | undefined): string {
  if (cell === null) return 'missing'
  if (typeof cell === 'boolean')
    return column?.kind === 'boolean' ? (cell ? column.yes : column.no) : String(cell)
  if (typeof cell === 'string') return cell
  if (column?.kind === 'date') return isoDate(cell)
  return cell.toLocaleString('en', { maximumSignificantDigits: 6, useGrouping: Math.abs(cell) >= 10_000 })
}

function limitsText({ limits }: WhatIf): string[] {
  const never = limits.filter(({ way }) => way === 'never')
  const oneWay = limits.filter(({ way }) => way !== 'never')
  const lines = [
    ...(never.length > 0
      ? [`Never changed: ${never.map(({ column, why }) => `${column} (${why})`).join(', ')}.`]
      : []),
    ...(['up', 'down'] as const).flatMap((way) => {
      const columns = oneWay.filter((limit) => limit.way === way).map(({ column }) => column)
      return columns.length > 0 ? [`Only ${way === 'up' ? 'raised' : 'lowered'}: ${columns.join(', ')}.`] : []
    }),
  ]
  return lines.length > 0 ? [lines.map((line) => wrapText(line)).join('\n')] : []
}

function writeScore(score: number, task: OpenedBundle['model']['task']): string {
  return task === 'regression' ? String(Number(score.toPrecision(4))) : `${(score * 100).toFixed(1)} %`
}

/** How far the class would be behind. */
function writeLead(lead: number): string {
  const points = (Math.abs(lead) * 100).toFixed(1)
  return lead < 0 ? `${points} points behind` : `${points} points ahead`
}
