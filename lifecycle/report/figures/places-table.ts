import { dataTable } from '../page/data-table.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { StudyFacts } from '../study-facts.ts'
import { writeCount, writeNumber, writeShare } from '../write/numbers.ts'

/** What stands at each place of the lists; rankings only. */
export function placesTable({ result }: StudyFacts): Html | undefined {
  const { ranking } = result
  if (!ranking) return undefined
  const first = ranking.places[0]
  return html`<div>
    <h3>
      ${first && html`${writeShare(first.hitShare)} of first places are hits, against ${writeShare(ranking.hitShare)} of all rows`}
    </h3>
    ${dataTable(
      ranking.places,
      [
        { head: 'Place', cell: ({ place }) => String(place) },
        { head: 'Mean grade', isNumber: true, cell: ({ meanGrade }) => writeNumber(meanGrade) },
        { head: 'Hits', isNumber: true, cell: ({ hitShare }) => writeShare(hitShare) },
        { head: 'Lists', isNumber: true, cell: ({ lists }) => writeCount(lists) },
      ],
      { caption: 'What stands at each place when lists are put in the order of scores' },
    )}
    <p class="definition">
      ${writeCount(ranking.lists)} lists of “${ranking.query}” with two rows or more (median
      ${writeCount(ranking.medianRows)}), each put in order by a model that saw none of its rows. A hit is a
      grade above 0; the mean grade of all rows is ${writeNumber(ranking.meanGrade)}. Scores order the rows of
      one list; they are in no unit and do not compare lists.
    </p>
  </div>`
}
