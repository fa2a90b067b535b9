import { dotIntervals, dotIntervalsHeight } from '@cadre/charts'
import type { AttributeAudit, GroupAudit, ProxyFinding } from '../../audit/audit-result.ts'
import type { Interval } from '../../study/study-result.ts'
import { dataTable } from '../page/data-table.ts'
import type { TableColumn } from '../page/data-table.ts'
import { definitionList } from '../page/definition-list.ts'
import { figure } from '../page/figure.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { Section } from '../section.ts'
import type { StudyFacts } from '../study-facts.ts'
import { beyondTheCut } from './audit-beyond-the-cut.ts'
import { auditWords } from '../write/audit-words.ts'
import { metricWords } from '../write/metric-words.ts'
import {
  writeCount,
  writeGap,
  writeInterval,
  writeNumber,
  writePValue,
  writeRange,
  writeRough,
  writeScore,
  writeShare,
} from '../write/numbers.ts'

/** Group by group, for every protected attribute and their intersections; then the columns that stand in for them. */
export const audit: Section = {
  id: 'audit',
  title: 'Groups compared',
  render: (facts) => {
    const { audit, proxies } = facts.result
    if (audit.length === 0 && proxies.length === 0) return undefined
    const single = audit.filter(({ isIntersection }) => !isIntersection)
    const crossed = audit.filter(({ isIntersection }) => isIntersection)
    return html`<p>
        For each protected attribute: how often each group would be selected, and how often the score is right
        for it. The model did not read these
        attributes${facts.result.comparisonOnly && html` <b>except where named above: this study is for comparison only</b>`}.
      </p>
      ${single.map((entry, index) => attributeAudit(entry, { id: `audit-${index + 1}`, facts }))}
      ${
        crossed.length > 0 &&
        html`<details class="more">
          <summary>Intersections: ${crossed.length}</summary>
          ${crossed.map((entry, index) => attributeAudit(entry, { id: `audit-x${index + 1}`, facts }))}
        </details>`
      }
      ${proxies.length > 0 && proxyTable(proxies)} ${definitions(facts)}`
  },
}

function attributeAudit(entry: AttributeAudit, { id, facts }: { id: string; facts: StudyFacts }): Html {
  const judged = entry.groups.filter(({ selectionRate }) => selectionRate)
  const { title } = auditWords(entry)
  const option = dotIntervals(
    judged.map(({ group, selectionRate, isSmall }) => ({
      label: group,
      ...selectionRate!,
      isMain: !isSmall,
    })),
    { format: writeShare },
  )
  return html`<section class="attribute" aria-label="${entry.attribute}">
    <div class="beside">
      <div>
        ${
          judged.length > 0
            ? figure(option, {
                id,
                title,
                definition: html`Selection rate of each group (${entry.selection}), with its 95&nbsp;%
                interval. A hollow dot has fewer than 30 people: nothing is concluded from it.`,
                height: dotIntervalsHeight(judged.length),
              })
            : html`<h3>${title}</h3>`
        }
        <p class="finding">${entry.finding}</p>
      </div>
      ${evidence(entry, facts)}
    </div>
    ${groupTable(entry, facts)} ${beyondTheCut(entry, { id, facts })}
  </section> `
}

/** The figures behind the finding. */
function evidence({ impactRatio, gaps, unknown }: AttributeAudit, { result }: StudyFacts): Html {
  const gap = (interval: Interval | undefined): string | undefined => interval && writeGap(interval)
  return definitionList([
    ['Impact ratio', impactRatio.ratio && writeInterval(impactRatio.ratio, twoDigits)],
    [
      'Test',
      impactRatio.pValue !== undefined &&
        `${impactRatio.test === 'z' ? 'two-proportion z' : 'Fisher’s exact'}, ${writePValue(impactRatio.pValue)}${impactRatio.adjustedPValue === undefined || impactRatio.adjustedPValue === impactRatio.pValue ? '' : `; for several comparisons ${writePValue(impactRatio.adjustedPValue)}`}`,
    ],
    [
      'One selection more or less',
      impactRatio.oneSelectionFlips !== undefined &&
        (impactRatio.oneSelectionFlips ? 'would turn the finding' : 'would not turn it'),
    ],
    [
      'Could be shown with so many',
      impactRatio.minimumDetectableRatio !== undefined &&
        `ratios under ${twoDigits(impactRatio.minimumDetectableRatio)} (80 % power)`,
    ],
    ['Selection rate gap', gap(gaps.demographicParity)],
    ['Found-rate gap (equal opportunity)', gap(gaps.equalOpportunity)],
    ['Error-rate gap (equalized odds)', gap(gaps.equalizedOdds)],
    ['Precision gap (predictive parity)', gap(gaps.predictiveParity)],
    [
      'Mean prediction gap',
      gaps.meanPrediction &&
        writeInterval(gaps.meanPrediction, result.task === 'regression' ? writeRough : writeScore),
    ],
    ['Group not known', unknown > 0 && `${writeCount(unknown)}, left out of the rates`],
  ])
}

type GroupColumn = TableColumn<GroupAudit> & { readonly has: (group: GroupAudit) => boolean }

function groupTable({ attribute, groups }: AttributeAudit, { result }: StudyFacts): Html {
  const writeValue = result.task === 'regression' ? writeRough : writeScore
  const writeOutcome = result.task === 'regression' ? writeRough : writeShare
  const columns: readonly GroupColumn[] = [
    {
      head: 'Group',
      has: () => true,
      cell: ({ group, isSmall, isMerged }) =>
        html`${group}${isSmall && html` <span class="note">${isMerged ? 'merged, ' : ''}under 30</span>`}`,
    },
    { head: 'n', isNumber: true, has: () => true, cell: ({ count }) => writeCount(count) },
    intervalColumn('Outcome in the data', ({ outcome }) => outcome, writeOutcome),
    {
      head: 'Selected',
      isNumber: true,
      has: ({ selected }) => selected !== undefined,
      cell: ({ selected }) => (selected === undefined ? '–' : writeCount(selected)),
    },
    intervalColumn('Selection rate', ({ selectionRate }) => selectionRate, writeShare),
    intervalColumn('Impact ratio', ({ impactRatio }) => impactRatio, twoDigits),
    {
      head: 'Mean score',
      isNumber: true,
      has: ({ meanScore }) => meanScore !== undefined,
      cell: ({ meanScore }) => (meanScore === undefined ? '–' : writeValue(meanScore)),
    },
    intervalColumn('Found of those with the outcome', ({ truePositiveRate }) => truePositiveRate, writeShare),
    intervalColumn('Selected without it', ({ falsePositiveRate }) => falsePositiveRate, writeShare),
    intervalColumn('Precision', ({ precision }) => precision, writeShare),
    {
      head: 'AUC',
      isNumber: true,
      has: ({ auc }) => auc !== undefined,
      cell: ({ auc }) => (auc === undefined ? '–' : writeScore(auc)),
    },
    intervalColumn('Mean score less outcome', ({ calibrationGap }) => calibrationGap, writeValue),
    {
      head: 'RMSE',
      isNumber: true,
      has: ({ rmse }) => rmse !== undefined,
      cell: ({ rmse }) => (rmse === undefined ? '–' : writeNumber(rmse)),
    },
  ]
  return dataTable(
    groups,
    columns.filter(({ has }) => groups.some(has)),
    { caption: `Groups of ${attribute}` },
  )
}

function intervalColumn(
  head: string,
  pick: (group: GroupAudit) => Interval | undefined,
  write: (value: number) => string,
): GroupColumn {
  return {
    head,
    isNumber: true,
    has: (group) => pick(group) !== undefined,
    cell: (group) => {
      const interval = pick(group)
      return interval
        ? html`${write(interval.value)} <span class="note">${writeRange(interval, write)}</span>`
        : '–'
    },
  }
}

function proxyTable(proxies: readonly ProxyFinding[]): Html {
  return html`<h3>Columns that can stand in for a protected attribute</h3>
    ${dataTable(
      proxies,
      [
        { head: 'Column', cell: ({ column }) => column },
        { head: 'Stands in for', cell: ({ attribute, group }) => `${attribute}: ${group}` },
        {
          head: 'AUC alone (95 %)',
          isNumber: true,
          cell: ({ auc, interval }) => writeInterval({ ...interval, value: auc }, writeScore),
        },
        { head: 'Association (Cramér’s V)', isNumber: true, cell: ({ cramersV }) => twoDigits(cramersV) },
        { head: 'Test', isNumber: true, cell: ({ pValue }) => writePValue(pValue) },
        {
          head: 'Model without it',
          isNumber: true,
          cell: ({ metricWithout }) =>
            metricWithout
              ? `${metricWords(metricWithout.metric).label} ${metricWords(metricWithout.metric).write(metricWithout.value)}`
              : 'not tried',
        },
        { head: 'Finding', cell: ({ message }) => html`<span class="note">${message}</span>` },
      ],
      { caption: 'Proxies of protected attributes' },
    )}`
}

function definitions({ result }: StudyFacts): Html {
  return html`<details class="more">
    <summary>What the words mean</summary>
    ${definitionList([
      ['Selected', result.audit[0]?.selection ?? 'scored at or over the cut'],
      [
        'Impact ratio',
        'Lowest selection rate over the highest. Under 0.80 US guidance reads it as evidence of adverse impact (29 CFR 1607.4 D); it is not a pass mark.',
      ],
      ['Equal opportunity', 'Difference between groups in the share found among those with the outcome.'],
      ['Equalized odds', 'The larger of the differences in shares found and in shares wrongly selected.'],
      ['Predictive parity', 'Difference between groups in the share that is right among the selected.'],
      [
        'Not enough evidence',
        'Fewer than two groups of 30 or more. It shows neither a difference nor that there is none.',
      ],
    ])}
  </details>`
}

function twoDigits(value: number): string {
  return value.toFixed(2)
}
