import type { StudyResult } from '../study/study-result.ts'
import { htmlDocument } from './page/document.ts'
import { html } from './page/html.ts'
import type { Html } from './page/html.ts'
import type { Section } from './section.ts'
import { audit } from './sections/audit.ts'
import { cautions } from './sections/cautions.ts'
import { data } from './sections/data.ts'
import { drivers } from './sections/drivers.ts'
import { explanation } from './sections/explanation.ts'
import { headline } from './sections/headline.ts'
import { madeColumns } from './sections/made-columns.ts'
import { mitigation } from './sections/mitigation.ts'
import { models } from './sections/models.ts'
import { properUse } from './sections/proper-use.ts'
import { provenance } from './sections/provenance.ts'
import { quality } from './sections/quality.ts'
import { studyFacts } from './study-facts.ts'
import type { StudyFacts } from './study-facts.ts'
import { writeInstant } from './write/times.ts'

/** For whoever acts on it: read in two minutes. */
const findings: readonly Section[] = [drivers, cautions, properUse]

/** For whoever checks it. */
const evidence: readonly Section[] = [
  quality,
  models,
  madeColumns,
  explanation,
  audit,
  mitigation,
  data,
  provenance,
]

/**
 * One self-contained HTML file from a study: findings first, evidence behind them. Loads nothing, reads
 * without script, and every text from the data is escaped.
 */
export function renderReport(result: StudyResult): string {
  const facts = studyFacts(result)
  const first = renderSections(findings, facts)
  const second = renderSections(evidence, facts)
  return htmlDocument(
    html`${headline(facts)}
      <div class="findings">${first.map(({ content }) => content)}</div>
      <div class="divider" id="evidence">
        <p><b>The evidence</b> <span class="note">for whoever checks the findings</span></p>
        <ul class="jump">
          ${second.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
        </ul>
      </div>
      ${second.map(({ content }) => content)}`,
    {
      title: `${facts.outcome} · ${result.file} · Cadre`,
      kind: 'Study report',
      contents: [
        { id: 'main', title: 'The findings', isPart: true },
        ...first,
        { id: 'evidence', title: 'The evidence', isPart: true },
        ...second,
      ],
      footer: html`<p>
        Cadre ${result.cadreVersion} · ${writeInstant(result.createdAt)} · ${result.file} · data
        ${result.dataHash.slice(0, 12)} · seed ${result.seed}
      </p>`,
    },
  )
}

interface RenderedSection {
  readonly id: string
  readonly title: string
  readonly content: Html
}

function renderSections(sections: readonly Section[], facts: StudyFacts): RenderedSection[] {
  return sections.flatMap(({ id, title, render }) => {
    const inside = render(facts)
    if (!inside) return []
    return [
      {
        id,
        title,
        content: html`<section id="${id}" aria-labelledby="${id}-title">
          <h2 id="${id}-title">${title}</h2>
          ${inside}
        </section> `,
      },
    ]
  })
}
