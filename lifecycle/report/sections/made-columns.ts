import type { GeneratedColumns } from '../../generate/generated-columns.ts'
import { dataTable } from '../page/data-table.ts'
import { html } from '../page/html.ts'
import type { Section } from '../section.ts'

type MadeColumn = GeneratedColumns['columns'][number]

/** Which columns were made of others, and what they brought. */
export const madeColumns: Section = {
  id: 'made-columns',
  title: 'Columns made of others',
  render: ({ result: { generated } }) => {
    if (!generated) return undefined
    if (generated.columns.length === 0) return html`<p>${generated.finding}</p>`
    return html`<p>${generated.finding}</p>
      <p class="definition">
        Made for each outer fold from its training rows alone, so that every figure in this report judges the
        making too; these are the ones of the model that is kept. What one contributes to a score is put down
        to the columns it is made of, in equal parts.
      </p>
      ${dataTable(
        generated.columns,
        [
          { head: 'Column', cell: ({ name }: MadeColumn) => name },
          { head: 'In words', cell: ({ formula }) => formula },
          { head: 'Made of', cell: ({ madeOf }) => madeOf.join(', ') },
          {
            head: 'In outer folds',
            isNumber: true,
            cell: ({ folds }) => `${folds} of ${generated.outerFolds}`,
          },
        ],
        { caption: `At most ${generated.budget}, of ${generated.tried} tried` },
      )}`
  },
}
