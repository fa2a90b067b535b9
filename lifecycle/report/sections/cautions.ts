import type { AttributeAudit } from '../../audit/audit-result.ts'
import type { ColumnRole } from '../../validate/roles.ts'
import { html } from '../page/html.ts'
import type { Html, HtmlPart } from '../page/html.ts'
import type { Section } from '../section.ts'
import type { StudyFacts } from '../study-facts.ts'
import { writeNumber, writeRange } from '../write/numbers.ts'
import { writeList } from '../write/phrases.ts'

interface Caution {
  readonly weight: 'serious' | 'caution' | 'note'
  readonly title: HtmlPart
  readonly text: HtmlPart
}

const shownCautions = 8

/** What to know before anyone acts: fairness, columns left out, what the study noticed. The gravest first. */
export const cautions: Section = {
  id: 'cautions',
  title: 'What to be careful about',
  render: (facts) => {
    const order = { serious: 0, caution: 1, note: 2 }
    const found = [...fairness(facts), ...proxies(facts), ...leftOut(facts), ...warnings(facts)]
    const all = found.toSorted((a, b) => order[a.weight] - order[b.weight])
    if (all.length === 0) return html`<p>Nothing was noticed. That is not a proof that there is nothing: read how it was judged below.</p>`
    const rest = all.slice(shownCautions)
    return html`${list(all.slice(0, shownCautions))}${rest.length > 0 && html`<details><summary>${rest.length} more</summary>${list(rest)}</details>`}`
  },
}

const names = { serious: 'Serious', caution: 'Caution', note: 'Note' } as const

function list(items: readonly Caution[]): Html {
  return html`<ul class="cautions">
${items.map(({ weight, title, text }) => html`<li class="is-${weight}"><span class="tag">${names[weight]}</span><div><b>${title}</b><br>${text}</div></li>
`)}</ul>`
}

function fairness({ result }: StudyFacts): Caution[] {
  const single = result.audit.filter(({ isIntersection }) => !isIntersection)
  if (single.length === 0) {
    if (result.refusal) return []
    return [{ weight: 'caution', title: 'Fairness could not be checked', text: 'No column names a protected group (sex, age, origin …). Whether the scores treat groups alike is not known.' }]
  }
  return single.map((audit) => ({ weight: auditWeight(audit), title: `${audit.attribute}: ${auditWords(audit)}`, text: html`<a href="#audit">The audit</a>` }))
}

function auditWeight({ impactRatio }: AttributeAudit): Caution['weight'] {
  if (impactRatio.isBelowFourFifths && (impactRatio.adjustedPValue ?? impactRatio.pValue ?? 1) < 0.05) return 'serious'
  return impactRatio.evidence === 'measured' && !impactRatio.isBelowFourFifths ? 'note' : 'caution'
}
