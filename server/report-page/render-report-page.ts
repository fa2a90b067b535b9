import { dataTable, definitionList, figure, html, htmlDocument } from '@cadre/lifecycle/report/page'
import type { Html } from '@cadre/lifecycle/report/page'
import { writeCount, writeNumber, writeScore, writeShare } from '@cadre/lifecycle/report/write'
import { minorUnits } from '@cadre/store/features'
import type { Chapter, ColumnFormat, Part, Report, Telling } from './chapter.ts'
import { chaptersOf } from './chapters-of.ts'

export const reportTitles = {
  attrition: 'Leaving',
  performance: 'Performance',
  productivity: 'Productivity',
  wellbeing: 'Wellbeing',
  teams: 'Teams of a file',
} as const

/**
 * A report as one self-contained HTML file, for who reads on paper or sends it on: loads nothing, reads without script,
 * prints on A4. It holds what was told to whoever asked, and nothing else.
 */
export function renderReportPage(report: Report, telling: Telling): string {
  const title = reportTitles[report.kind]
  const chapters = chaptersOf(report, telling)
  return htmlDocument(
    html`${headline(report, telling)} ${chapters.map((chapter) => section(chapter))}${made(report)}`,
    {
      title: `${title} · ${report.asOf} · Cadre`,
      kind: 'Report',
      contents: [
        ...chapters.map(({ id, name }) => ({ id, title: name })),
        { id: 'made', title: 'How it was made' },
      ],
      footer: html`<p>
        Cadre · ${title} of ${report.asOf} · made
        ${instant(report.madeAt)}${report.data !== null && ` · ${report.data.name} ${report.data.hash.slice(0, 12)}`}
      </p>`,
    },
  )
}

function headline(report: Report, { partName }: Telling): Html {
  const parts: readonly Part[] = report.parts
  const part = parts.find(({ about }) => about === 'everybody') ?? parts[0]!
  const { value, low, high, people } = part
  const isCount = low !== null && high !== null
  return html`<section class="headline" aria-labelledby="title">
    <p class="scope">${reportTitles[report.kind]} · ${partName(part)} · as of ${report.asOf}</p>
    <h1 id="title">${findingOf(report, part)}</h1>
    ${definitionList([
      ['People', writeCount(people)],
      [
        'Interval',
        isCount &&
          `${writeCount(low)} to ${writeCount(high)}, if things go on as before: 95 of 100 such counts lie in it`,
      ],
      ['Share of people', isCount && writeShare(value / people)],
      ...lossesOf(report, part),
    ])}
  </section>`
}

function findingOf(report: Report, { value, people }: Part): string {
  switch (report.kind) {
    case 'attrition':
      return `${writeCount(value)} of ${writeCount(people)} people may leave of their own accord within ${report.method.horizonMonths} months`
    case 'performance':
      return `${writeCount(value)} of ${writeCount(people)} people may be rated below their last rating`
    case 'productivity':
    case 'teams': {
      if (Math.abs(value) < 0.01) return 'About as much is done as is usual for the kind of work'
      return `${writeShare(Math.abs(value))} ${value < 0 ? 'less' : 'more'} is done than is usual for the kind of work`
    }
    case 'wellbeing':
      return `Strain is ${writeNumber(value)} of 100`
  }
}

/** What the leaving costs on average, each currency by itself. */
function lossesOf(report: Report, { figures }: Part): (readonly [string, string])[] {
  if (report.kind !== 'attrition' || !('losses' in figures)) return []
  const share = report.method.replacementShare
  return (figures.losses ?? []).map(({ currency, minor }) => [
    `Cost of their leaving (${currency})`,
    `${new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 0 }).format(
      minor / minorUnits(currency),
    )} on average${share === undefined ? '' : `, at ${writeShare(share)} of a year of pay each`}`,
  ])
}

const writers: Readonly<Record<Exclude<ColumnFormat, 'text'>, (value: number) => string>> = {
  count: writeCount,
  share: writeShare,
  score: writeScore,
  number: writeNumber,
}

function section({ id, name, finding, text, columns, rows, chart }: Chapter): Html {
  const table = dataTable(
    rows,
    columns.map(([head, format], at) => ({
      head,
      isNumber: format !== 'text',
      cell: (row) => {
        const cell = row[at]
        if (cell === null || cell === undefined) return '–'
        return typeof cell === 'number' && format !== 'text' ? writers[format](cell) : cell
      },
    })),
    { caption: name },
  )
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${finding}</h2>
    ${text !== undefined && html`<p>${text}</p>`}
    ${chart && figure(chart.option, { id: `${id}-chart`, title: name, definition: '', width: 640, height: chart.height })}
    ${table}
  </section> `
}

/** What it rests on, how it is to be read, and what must never be done with it. */
function made({ kind, asOf, madeAt, data, method }: Report): Html {
  return html`<section id="made" aria-labelledby="made-title">
    <h2 id="made-title">How it was made</h2>
    ${definitionList([
      ['Of the day', asOf],
      ['Made', instant(madeAt)],
      ['Data set', data ? `${data.name}, ${data.hash}` : undefined],
      ['Rows', 'rows' in method && writeCount(method.rows)],
      ['People learned from', 'people' in method && writeCount(method.people)],
      ['Model', 'judged' in method && method.judged.find(({ name }) => name === method.recommended)?.label],
      ['Horizon', kind === 'attrition' && 'horizonMonths' in method && `${method.horizonMonths} months`],
      ['How it is read', method.review],
    ])}
    <h3>What must never be done with it</h3>
    <ul>
      ${method.mustNever.map((one) => html`<li>${one}</li>`)}
    </ul>
  </section> `
}

const instant = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`
