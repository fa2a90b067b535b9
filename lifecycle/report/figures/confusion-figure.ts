import { confusionHeatmap, confusionSize } from '@cadre/charts'
import { dataTable } from '../page/data-table.ts'
import { figure } from '../page/figure.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { StudyFacts } from '../study-facts.ts'
import { writeCount, writeNumber, writeShare } from '../write/numbers.ts'
import { clipText } from '../write/phrases.ts'

/** Beyond this many classes a picture says nothing; the table still does. */
const drawnClasses = 40

/** Truth against prediction, counted. */
export function confusionFigure(facts: StudyFacts): Html | undefined {
  const { result, subject } = facts
  const { confusion, classes, threshold } = result
  if (!confusion || classes.length < 2) return undefined
  const table = confusionTable(confusion, classes)
  if (classes.length > drawnClasses)
    return html`<h3>${finding(facts, confusion)}</h3>
      ${table}`
  return figure(confusionHeatmap({ classes, counts: confusion }), {
    id: 'confusion',
    title: finding(facts, confusion),
    definition: html`Counts of ${writeCount(result.rows)} ${subject[1]}: what was true down the side, what was
    predicted across the top${threshold && html` (at the cut of ${writeNumber(threshold.value)})`}. Deeper
    colour is a larger share of the row; blue is right, orange is wrong.`,
    ...confusionSize(classes.length),
    table,
  })
}

function finding(facts: StudyFacts, confusion: readonly (readonly number[])[]): string {
  const { result, outcome } = facts
  const positive = result.positive === undefined ? -1 : result.classes.indexOf(result.positive)
  if (result.task === 'binary' && positive >= 0) {
    const found = confusion[positive]?.[positive] ?? 0
    const wrong = confusion[1 - positive]?.[positive] ?? 0
    const missed = confusion[positive]?.[1 - positive] ?? 0
    return `At the cut ${writeCount(found)} with ${outcome} are found, ${writeCount(missed)} missed, and ${writeCount(wrong)} others named`
  }
  const worst = largestMistake(confusion)
  if (!worst) return 'Every row gets its right class'
  const name = (index: number): string => clipText(result.classes[index] ?? '', { most: 30 })
  return `The most frequent mistake: ${writeCount(worst.count)} of ${name(worst.truth)} taken for ${name(worst.predicted)}`
}

function largestMistake(
  confusion: readonly (readonly number[])[],
): { truth: number; predicted: number; count: number } | undefined {
  const mistakes = confusion.flatMap((row, truth) =>
    row.map((count, predicted) => ({ truth, predicted, count })),
  )
  return mistakes
    .filter(({ truth, predicted, count }) => truth !== predicted && count > 0)
    .toSorted((a, b) => b.count - a.count)[0]
}

function confusionTable(confusion: readonly (readonly number[])[], classes: readonly string[]): Html {
  const rows = confusion.map((counts, truth) => ({
    counts,
    truth,
    total: counts.reduce((sum, count) => sum + count, 0),
  }))
  return dataTable(
    rows,
    [
      { head: 'True class', cell: ({ truth }) => classes[truth] },
      ...classes.map((name, predicted) => ({
        head: html`as ${name}`,
        isNumber: true,
        cell: ({ counts }: { counts: readonly number[] }) => writeCount(counts[predicted] ?? 0),
      })),
      {
        head: 'right',
        isNumber: true,
        cell: ({ counts, truth, total }) => (total > 0 ? writeShare((counts[truth] ?? 0) / total) : '–'),
      },
    ],
    { caption: 'True class by predicted class' },
  )
}
