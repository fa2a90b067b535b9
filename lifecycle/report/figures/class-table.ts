import { dataTable } from '../page/data-table.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { StudyFacts } from '../study-facts.ts'
import { writeCount, writeScore, writeShare } from '../write/numbers.ts'

/** Class by class: how many are found, and how often its name is right. */
export function classTable({ result, subject }: StudyFacts): Html | undefined {
  const { confusion, classes, task } = result
  if (!confusion || task !== 'multiclass') return undefined
  const rows = classes.map((name, index) => classRow(name, { confusion, index }))
  const weakest = rows.toSorted((a, b) => a.f1 - b.f1)[0]
  return html`<div class="figure">
    <h3>${weakest && `${weakest.name} is told apart worst`}</h3>
    <p class="definition">
      Each class over ${writeCount(result.rows)} ${subject[1]}: share of it that is found, share that is right
      among those named so, and both in one figure (F1).
    </p>
    ${dataTable(
      rows,
      [
        { head: 'Class', cell: ({ name }) => name },
        { head: 'n', isNumber: true, cell: ({ count }) => writeCount(count) },
        { head: 'Found (recall)', isNumber: true, cell: ({ recall }) => writeShare(recall) },
        { head: 'Right (precision)', isNumber: true, cell: ({ precision }) => writeShare(precision) },
        { head: 'F1', isNumber: true, cell: ({ f1 }) => writeScore(f1) },
      ],
      { caption: 'Recall, precision and F1 of each class' },
    )}
  </div>`
}

function classRow(
  name: string,
  { confusion, index }: { confusion: readonly (readonly number[])[]; index: number },
) {
  const hits = confusion[index]?.[index] ?? 0
  const count = (confusion[index] ?? []).reduce((sum, cell) => sum + cell, 0)
  const named = confusion.reduce((sum, row) => sum + (row[index] ?? 0), 0)
  // Never found and never named is an F1 of 0, as scikit-learn counts it.
  const f1 = count + named > 0 ? (2 * hits) / (count + named) : 0
  return { name, count, recall: hits / count, precision: hits / named, f1 }
}
