import { html } from '../page/html.ts'
import type { Section } from '../section.ts'
import { writeCount } from '../write/numbers.ts'
import { writeInstantDay } from '../write/times.ts'

/** What the score is for, and what must never be done with it. */
export const properUse: Section = {
  id: 'use',
  title: 'A score suggests; a person decides',
  render: ({ result, subject, outcome }) => {
    if (result.refusal) return undefined
    return html`<div class="columns">
      ${
        !result.comparisonOnly &&
        html`<div>
          <h3>It may</h3>
          <ul>
            <li>Suggest where to look first, when a named person then looks at the evidence and decides.</li>
            <li>Show which patterns go with ${outcome}, as questions to ask and not as answers.</li>
            <li>
              Serve for the ${subject[1]} it was learned from: ${writeCount(result.rows)} ${subject[1]} of
              ${result.file}, as of ${writeInstantDay(result.createdAt)}. Elsewhere it is unknown how well it
              works.
            </li>
          </ul>
        </div>`
      }
      <div>
        <h3>It must never</h3>
        <ul>
          ${result.comparisonOnly && html`<li>Be used on anybody: it reads protected attributes, and is there to compare with published figures.</li>`}
          <li>Decide by itself on hiring, pay, promotion, discipline or dismissal.</li>
          <li>
            Be shown as a list of names to those who need not act, or be kept on a person’s file as a fact.
          </li>
          <li>Be read as a cause, or as what one person will do: most single cases are far from certain.</li>
        </ul>
      </div>
    </div>`
  },
}
