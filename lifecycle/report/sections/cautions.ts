import type { AttributeAudit } from '../../audit/audit-result.ts'
import type { ColumnRole } from '../../validate/roles.ts'
import { html } from '../page/html.ts'
import type { Html, HtmlPart } from '../page/html.ts'
import type { Section } from '../section.ts'
import type { StudyFacts } from '../study-facts.ts'
import { auditWeight, auditWords } from '../write/audit-words.ts'
import { writeScore } from '../write/numbers.ts'
import { metricWords } from '../write/metric-words.ts'
import { plural, writeList } from '../write/phrases.ts'

interface Caution {
  readonly weight: 'serious' | 'caution' | 'note'
  readonly title?: HtmlPart
  readonly text: HtmlPart
}

const shownCautions = 7

/** What to know before anyone acts: fairness, columns left out, what the study noticed. The gravest first. */
export const cautions: Section = {
  id: 'cautions',
  title: 'What to be careful about',
  render: (facts) => {
    const order = { serious: 0, caution: 1, note: 2 }
    const found = [...fairness(facts), ...proxies(facts), ...leftOut(facts), ...warnings(facts)]
    const sorted = found.toSorted((a, b) => order[a.weight] - order[b.weight])
    if (sorted.length === 0) return undefined
    const rest = sorted.slice(shownCautions)
    return html`${list(sorted.slice(0, shownCautions))}${
      rest.length > 0 &&
      html`<details>
        <summary>${rest.length} more</summary>
        ${list(rest)}
      </details>`
    }`
  },
}

const tags = { serious: 'Serious', caution: 'Caution', note: 'Note' } as const

function list(items: readonly Caution[]): Html {
  return html`<ul class="cautions">
    ${items.map(
      ({ weight, title, text }) =>
        html`<li class="is-${weight}">
          <span class="tag">${tags[weight]}</span>
          <div>${title !== undefined && html`<b>${title}</b> `}${text}</div>
        </li> `,
    )}
  </ul>`
}

function fairness({ result }: StudyFacts): Caution[] {
  const single = result.audit.filter(({ isIntersection }) => !isIntersection)
  if (single.length > 0) return single.map(auditCaution)
  if (result.refusal) return []
  const text =
    'No column names a protected group such as sex, age or origin, so whether the scores treat groups alike is not known.'
  return [{ weight: 'caution', title: 'Fairness could not be checked.', text }]
}

function auditCaution(audit: AttributeAudit): Caution {
  const { title, text } = auditWords(audit)
  return {
    weight: auditWeight(audit),
    title,
    text: html`${text} <a href="#audit">See&nbsp;the&nbsp;audit</a>`,
  }
}

function proxies({ result }: StudyFacts): Caution[] {
  return result.proxies.map(({ column, attribute, auc, metricWithout }) => ({
    weight: 'caution',
    title: html`${column} can stand in for ${attribute}.`,
    text: html`Alone it tells the groups apart with AUC ${writeScore(auc)} (0.5 is not at
    all).${metricWithout && ` Without it the model reaches ${metricWords(metricWithout.metric).label} ${metricWords(metricWithout.metric).write(metricWithout.value)}.`}`,
  }))
}

/** Roles that keep a column out of the model, in the words of the list. */
const leftOutWords: readonly (readonly [role: ColumnRole, title: string, text: Html])[] = [
  [
    'leak',
    'left out: would give the answer away.',
    html`Written after the outcome, or another form of it. If it is known in time after all, name it in
      <code>--columns</code>.`,
  ],
  [
    'protected',
    'left out of the model, used only to audit it.',
    html`Protected attributes are no ground for a score.`,
  ],
]

function leftOut({ result }: StudyFacts): Caution[] {
  return leftOutWords.flatMap(([role, title, text]) => {
    const columns = result.columns.filter((column) => column.role === role).map(({ name }) => name)
    return columns.length === 0
      ? []
      : [
          {
            weight: 'note',
            title: html`${writeList(columns)} ${columns.length === 1 ? 'is' : 'are'} ${title}`,
            text,
          },
        ]
  })
}

/** Columns whose role says it already. */
const spokenFor: readonly ColumnRole[] = ['leak', 'protected', 'identifier', 'constant', 'empty', 'dropped']

function warnings({ result }: StudyFacts): Caution[] {
  const roles = new Map(result.columns.map(({ name, role }) => [name, role]))
  const unsaid = result.warnings.filter(({ column }) => {
    const role = column === undefined ? undefined : roles.get(column)
    return role === undefined || !spokenFor.includes(role)
  })
  const serious = result.profile.issues.filter(({ severity }) => severity === 'serious')
  const score = result.profile.qualityScore
  return [
    ...serious.map(({ message }): Caution => ({ weight: 'caution', text: message })),
    ...unsaid.map(({ message }): Caution => ({ weight: 'caution', text: message })),
    ...(score < 70
      ? [
          {
            weight: 'caution' as const,
            title: `Data quality is ${score} of 100.`,
            text: html`${plural(result.profile.issues.length, ['finding', 'findings'])} in
              <a href="#data">the data</a>.`,
          },
        ]
      : []),
  ]
}
