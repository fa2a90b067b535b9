import { html } from './html.ts'
import type { Html, HtmlPart } from './html.ts'

/** Names and values side by side; a value that is absent leaves its name out. */
export function definitionList(entries: readonly (readonly [name: HtmlPart, value: HtmlPart])[]): Html {
  const present = entries.filter(([, value]) => value !== undefined && value !== false && value !== '')
  return html`<dl class="facts">
    ${present.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div> `,
    )}
  </dl>`
}
