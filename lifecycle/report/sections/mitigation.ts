import { dotIntervals, dotIntervalsHeight } from '@cadre/charts'
import { methodLabels } from '../../mitigate/mitigation-result.ts'
import type { MitigationComparison, MitigationRow } from '../../mitigate/mitigation-result.ts'
import type { Interval } from '../../study/study-result.ts'
import { dataTable } from '../page/data-table.ts'
import { definitionList } from '../page/definition-list.ts'
import { figure } from '../page/figure.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { Section } from '../section.ts'
import { upperFirst } from '../write/phrases.ts'
import { writeCount, writeRange, writeScore } from '../write/numbers.ts'

/** What could be done about differences between groups, and what it costs. */
export const mitigation: Section = {
  id: 'mitigation',
  title: 'Mitigation compared',
  render: ({ result }) => {
    const compared = result.mitigation
    if (!compared) return undefined
    if (compared.rows.length === 0) return html`<p>${compared.finding}</p>`
    return html`<p>
        Ways to treat the groups of <b>${compared.attribute}</b> more alike, each trained without the rows it
        is judged on. ${whatBecomesOfIt(compared)}
      </p>
      <div class="beside">
        ${gapFigure(compared, result.rows)}
        <div class="says">${cautions(compared)}${compared.leftOut.map((why) => html`<p>${why}</p>`)}</div>
      </div>
      ${comparisonTable(compared)} ${definitions}`
  },
}

function whatBecomesOfIt({ kept }: MitigationComparison): string {
  return kept
    ? `The model of this study is that of one of them, ${methodLabels[kept]}, because it was asked to be kept; a named person answers for that choice.`
    : 'The recommended model stays as it is: whether a method is used, and which, is for a named person to decide.'
}

function gapFigure(
  { attribute, groups, rows, finding, selection, parity, kept }: MitigationComparison,
  people: number,
): Html {
  const gapOf = parity === 'equalized-odds' ? 'averageOdds' : 'demographicParity'
  const judged = rows.filter((row) => row[gapOf])
  const option = dotIntervals(
    judged.map((row) => ({ label: row.label, ...row[gapOf]!, isMain: row.method === (kept ?? 'none') })),
    { format: (gap) => `${asPoints(gap)} pts` },
  )
  const what =
    parity === 'equalized-odds'
      ? 'true and false positive rates, their mean,'
      : 'how often they are selected,'
  return figure(option, {
    id: 'mitigation-gap',
    title: finding.replace(/\.$/, ''),
    definition: html`Gap between ${groups.join(', ')} in ${what} with 95&nbsp;% intervals, over
    ${writeCount(people)} rows; selected is ${selection}. Left is more alike in ${attribute}; the filled dot
    is the model ${kept ? 'that was kept' : 'as recommended'}.`,
    height: dotIntervalsHeight(judged.length),
  })
}

function comparisonTable({ attribute, learner, rows }: MitigationComparison): Html {
  return dataTable(
    rows,
    [
      { head: 'Method', cell: ({ label }: MitigationRow) => label },
      { head: 'Accuracy', isNumber: true, cell: ({ accuracy }) => withRange(accuracy) },
      {
        head: 'Change',
        isNumber: true,
        cell: ({ method, accuracyChange }) => (method === 'none' ? '–' : pointsOf(accuracyChange)),
      },
      {
        head: 'Balanced accuracy',
        isNumber: true,
        cell: ({ balancedAccuracy }) => asPercent(balancedAccuracy),
      },
      { head: 'AUC', isNumber: true, cell: ({ auc }) => (auc === undefined ? '–' : writeScore(auc)) },
      { head: 'Impact ratio', isNumber: true, cell: ({ impactRatio }) => withRange(impactRatio, asRatio) },
      {
        head: 'Selection gap, points',
        isNumber: true,
        cell: ({ demographicParity }) => withRange(demographicParity, asPoints),
      },
      {
        head: 'Opportunity gap, points',
        isNumber: true,
        cell: ({ equalOpportunity }) => withRange(equalOpportunity, asPoints),
      },
      {
        head: 'Odds gap, points',
        isNumber: true,
        cell: ({ averageOdds }) => withRange(averageOdds, asPoints),
      },
    ],
    {
      caption: `${upperFirst(learner)}, groups of ${attribute}`,
      rowClass: ({ method }) => (method === 'none' ? 'is-main' : undefined),
    },
  )
}

function withRange(
  interval: Interval | undefined,
  write: (value: number) => string = asPercent,
): Html | string {
  if (!interval) return '–'
  return html`${write(interval.value)} <span class="note">${writeRange(interval, write)}</span>`
}

function asPercent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function asPoints(share: number): string {
  return (100 * share).toFixed(1)
}

function asRatio(ratio: number): string {
  return ratio.toFixed(2)
}

function pointsOf(change: number): string {
  const size = Math.abs(100 * change).toFixed(1)
  return `${change < 0 ? '−' : '+'}${size} points`
}

function cautions({ rows }: MitigationComparison): Html | undefined {
  const cautioned = rows.flatMap(({ label, caution }) =>
    caution === undefined ? [] : [[label, caution] as const],
  )
  if (cautioned.length === 0) return undefined
  return html`<h3>Before any of it is used</h3>
    ${definitionList(cautioned)}`
}

const definitions = html`<details class="more">
  <summary>What the figures mean</summary>
  ${definitionList([
    [
      'Impact ratio',
      'Lowest group’s selection rate over the highest’s; under 0.8 is taken as evidence of adverse impact.',
    ],
    [
      'Selection gap',
      'Largest difference between groups in how often they are selected (demographic parity).',
    ],
    [
      'Opportunity gap',
      'Largest difference in how often those with the outcome are selected (equal opportunity).',
    ],
    ['Odds gap', 'Mean of the largest differences in true and in false positive rates (average odds).'],
    [
      'Reweighing',
      'Rows weigh more where group and outcome go together seldom, so that the two are independent in training.',
    ],
    [
      'Exponentiated gradient',
      'The model is trained again and again with dearer errors where groups’ rates differ; the models are mixed.',
    ],
    [
      'Adversarial net',
      'A neural net is trained against another that guesses the group from its score, until it cannot.',
    ],
    ['Cuts by group', 'Each group has cuts of its own, chosen so that the rates are equal.'],
  ])}
</details>`
