import type { DataProfile } from '../validate/profile.ts'
import { htmlDocument } from './page/document.ts'
import { html } from './page/html.ts'
import { columnsView, qualityView } from './profile-view.ts'
import { writeCount } from './write/numbers.ts'

/** The data-quality profile of one file as a self-contained HTML page. */
export function renderProfile(profile: DataProfile, { name }: { name: string }): string {
  return htmlDocument(
    html`<section class="headline" aria-labelledby="title">
        <p class="scope">${writeCount(profile.rows)} rows · ${writeCount(profile.columns.length)} columns</p>
        <h1 id="title">${name}</h1>
      </section>
      <section id="quality" aria-labelledby="quality-title">
        <h2 id="quality-title">How good the data is</h2>
        ${qualityView(profile)}
      </section>
      <section id="columns" aria-labelledby="columns-title">
        <h2 id="columns-title">Columns</h2>
        ${columnsView(profile)}
      </section> `,
    {
      title: `${name} · data profile · Cadre`,
      kind: 'Data profile',
      contents: [
        { id: 'quality', title: 'How good the data is' },
        { id: 'columns', title: 'Columns' },
      ],
      footer: html`<p>Cadre · data profile of ${name}</p>`,
    },
  )
}
