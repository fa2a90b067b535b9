import { budgetText } from '../../study/budget-text.ts'
import { definitionList } from '../page/definition-list.ts'
import { html } from '../page/html.ts'
import type { Section } from '../section.ts'
import { writeCount } from '../write/numbers.ts'
import { parameterText } from '../write/parameter-text.ts'
import { writeDuration, writeInstant } from '../write/times.ts'

/** What is needed to make the same study again and to check that it is the same. */
export const provenance: Section = {
  id: 'provenance',
  title: 'How it was made',
  render: ({ result }) =>
    html`${definitionList([
        ['File', result.file],
        ['Rows, columns', `${writeCount(result.rows)} rows, ${writeCount(result.columns.length)} columns`],
        ['Data hash (SHA-256)', html`<code>${result.dataHash}</code>`],
        [
          'Task',
          `${result.task}: ${result.target}${result.positive === undefined ? '' : ` = ${result.positive}`}`,
        ],
        ['Classes', result.classes.length > 0 && result.classes.join(', ')],
        ['Validation', result.validation],
        ['Seed, budget', `${result.seed}, ${budgetText(result)}`],
        ['Model', result.model && `${result.model.label} (${result.model.learner})`],
        ['Constraints', result.constraints?.join(' ')],
        ['Parameters', result.model && parameterText(result.model.params)],
        ['Bundle', result.bundle],
        ['Cadre', `version ${result.cadreVersion}, result format ${result.formatVersion}`],
        ['Made', writeInstant(result.createdAt)],
        [
          'Time taken',
          Object.entries(result.timings)
            .map(([stage, elapsedMs]) => `${stage} ${writeDuration(elapsedMs)}`)
            .join(', '),
        ],
      ])}
      <p class="definition">
        The same file, seed, budget, search and version give the same model to the bit.
      </p>`,
}
