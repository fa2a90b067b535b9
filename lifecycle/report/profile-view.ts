import { sparklineSvg } from '@cadre/charts/svg'
import type { ColumnProfile, DataProfile } from '../validate/profile.ts'
import type { StudyColumn } from '../validate/roles.ts'
import { dataTable } from './page/data-table.ts'
import type { TableColumn } from './page/data-table.ts'
import { html, trusted } from './page/html.ts'
import type { Html } from './page/html.ts'
import { writeCount, writeNumber, writeShare } from './write/numbers.ts'
import { clipText } from './write/phrases.ts'
import { writeDay } from './write/times.ts'

/** A table of ten thousand columns helps nobody; the JSON result has them all. */
const shownColumns = 300

interface ProfileRow extends ColumnProfile {
  readonly role?: StudyColumn['role'] | undefined
  readonly reason?: string | undefined
}

/** How good the data is, and why the score is what it is. */
export function qualityView({
  qualityScore,
  scoreParts,
  issues,
  rows,
  duplicateRows,
  columns,
}: DataProfile): Html {
  const graded = issues.toSorted((a, b) => grades.indexOf(a.severity) - grades.indexOf(b.severity))
  return html`<div class="quality">
      <p class="figure-line">
        <b>${Math.round(qualityScore)}</b> <span class="note">of 100, data quality</span>
      </p>
      <p>
        ${writeCount(rows)} rows, ${writeCount(columns.length)} columns,
        ${duplicateRows === 0 ? 'no repeated row' : `${writeCount(duplicateRows)} rows that repeat another`}.
        ${scoreParts.length === 0 ? 'Nothing was taken off.' : 'Taken off:'}
      </p>
      <ul class="plain">
        ${scoreParts.map(({ penalty, message }) => html`<li><b class="number">−${writeNumber(penalty)}</b> ${message}</li>`)}
      </ul>
    </div>
    ${
      graded.length > 0 &&
      html`<details class="more" ${graded.length <= 8 && html` open`}>
        <summary>Findings in the data: ${graded.length}</summary>
        <ul class="plain issues">
          ${graded.map(({ severity, message }) => html`<li><span class="tag is-${severity === 'warning' ? 'caution' : severity}">${severityWords[severity]}</span> <span>${message}</span></li>`)}
        </ul>
      </details>`
    }`
}

const grades = ['serious', 'warning', 'note']
const severityWords = { serious: 'Serious', warning: 'Caution', note: 'Note' } as const

/** Every column: its role in the study, what is missing, how its values lie. */
export function columnsView(profile: DataProfile, roles: readonly StudyColumn[] = []): Html {
  const roleOf = new Map(roles.map((column) => [column.name, column]))
  const rows = profile.columns.slice(0, shownColumns).map((column): ProfileRow => ({
    ...column,
    role: roleOf.get(column.name)?.role,
    reason: roleOf.get(column.name)?.reason,
  }))
  const roleColumn: TableColumn<ProfileRow>[] = [
    {
      head: 'Role',
      cell: ({ role, reason }) =>
        html`<span class="role is-${role ?? 'feature'}">${role}</span
          >${reason !== undefined && html` <span class="note">${reason}</span>`}`,
    },
  ]
  return html`<p class="filter" data-filters="columns-table" hidden>
      <label>Show columns with <input type="search" autocomplete="off" /></label> <output></output>
    </p>
    ${dataTable(
      rows,
      [
        { head: 'Column', cell: ({ name }) => clipText(name, { most: 80 }) },
        ...(roles.length > 0 ? roleColumn : []),
        { head: 'Type', cell: ({ type }) => type },
        {
          head: 'Missing',
          isNumber: true,
          cell: ({ missing }) =>
            missing === 0
              ? html`<span class="note">0</span>`
              : `${writeCount(missing)} (${writeShare(missing / profile.rows)})`,
        },
        { head: 'Distinct', isNumber: true, cell: ({ distinct }) => writeCount(distinct) },
        { head: 'Distribution', cell: distribution },
        { head: 'Values', cell: valuesText },
      ],
      { caption: `Columns of the data, ${writeCount(profile.rows)} rows`, id: 'columns-table' },
    )}${profile.columns.length > shownColumns && html`<p class="definition">The first ${shownColumns} of ${writeCount(profile.columns.length)} columns; the JSON result has them all.</p>`}`
}

function valuesText({ type, summary, top, outliers, distinct }: ProfileRow): Html | undefined {
  if (summary && distinct > 1) {
    const write = type === 'date' ? (days: number) => writeDay(Math.round(days)) : writeNumber
    const { min, q1, median, q3, max } = summary
    return html`${write(min)} to ${write(max)}, median ${write(median)}
      <span class="note"
        >quartiles ${write(q1)},
        ${write(q3)}${outliers && outliers.iqr > 0 && `; ${writeCount(outliers.iqr)} outside 1.5 × their span`}</span
      >`
  }
  if (summary) return html`always ${writeNumber(summary.min)}`
  if (!top || top.length === 0) return undefined
  return html`${top.slice(0, 5).map(({ value, count }, index) => html`${index > 0 && ', '}${clipText(value, { most: 40 })} <span class="note">${writeCount(count)}</span>`)}${distinct > 5 && ' …'}`
}

/** Bins of numbers; of labels the counts of the most frequent. */
function distribution({ histogram, top, distinct }: ProfileRow): Html | undefined {
  const counts = histogram ?? top?.map(({ count }) => count) ?? []
  return counts.length > 1 && distinct > 1 ? trusted(sparklineSvg(counts)) : undefined
}
