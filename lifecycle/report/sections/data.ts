import { html } from '../page/html.ts'
import { columnsView, qualityView } from '../profile-view.ts'
import type { Section } from '../section.ts'

/** What was learned from: quality, columns and their roles, everything the reading noticed. */
export const data: Section = {
  id: 'data',
  title: 'The data',
  render: ({ result }) =>
    html`${qualityView(result.profile)}
      ${
        result.warnings.length > 0 &&
        html`<details class="more">
          <summary>All warnings of the study: ${result.warnings.length}</summary>
          <ul class="plain">
            ${result.warnings.map(({ message, code }) => html`<li>${message} <code>${code}</code></li>`)}
          </ul>
        </details>`
      }
      <h3>Columns</h3>
      ${columnsView(result.profile, result.columns)}`,
}
