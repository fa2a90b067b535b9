import { groupLines, mostGroupLines } from '@cadre/charts'
import type { AttributeAudit } from '../../audit/audit-result.ts'
import { dataTable } from '../page/data-table.ts'
import { figure } from '../page/figure.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { StudyFacts } from '../study-facts.ts'
import {
  writeCount,
  writeInterval,
  writeRange,
  writeRough,
  writeScore,
  writeShare,
} from '../write/numbers.ts'

/** Groups at other cuts, what a score means in each, and who scores above the median; undefined when there is none of it. */
export function beyondTheCut(
  entry: AttributeAudit,
  { id, facts }: { readonly id: string; readonly facts: StudyFacts },
): Html | undefined {
  const { atCuts = [], calibration = [], scoring } = entry
  if (atCuts.length === 0 && calibration.length === 0 && !scoring) return undefined
  return html`<details class="more">
    <summary>${entry.attribute}: other cuts, calibration by group, scores above the median</summary>
    ${atCuts.length > 1 && cutsFigure(entry, { id, facts })}
    ${calibration.length > 0 && calibrationTable(entry)} ${scoring && scoringTable(entry, facts)}
  </details>`
}

function cutsFigure(
  { attribute, atCuts = [], groups }: AttributeAudit,
  { id, facts }: { readonly id: string; readonly facts: StudyFacts },
): Html {
  const names = groups
    .map(({ group }) => group)
    .filter((name) => atCuts[0]!.groups.some(({ group }) => group === name))
  const lines = names.slice(0, mostGroupLines).map((label) => ({
    label,
    points: atCuts.flatMap(({ selectedShare, groups: rates }) => {
      const y = rates.find(({ group }) => group === label)?.impactRatio
      return y === undefined ? [] : [{ x: selectedShare, y }]
    }),
  }))
  const option = groupLines(lines, {
    xName: 'share of everybody selected',
    yName: 'selection rate over the highest group’s',
    format: writeShare,
    reference: { y: 0.8, label: 'four fifths' },
    mark: { x: facts.result.threshold?.selectedShare ?? 0.5, label: 'the cut' },
  })
  return figure(option, {
    id: `${id}-cuts`,
    title: titleOf(atCuts),
    definition: html`For each group of 30 or more: its selection rate over that of the highest group, if so
    many were selected. Where lines are close to the top, groups are selected alike.`,
    height: 300,
    table: cutsTable(attribute, atCuts),
  })
}

function titleOf(atCuts: NonNullable<AttributeAudit['atCuts']>): string {
  const ratios = atCuts.flatMap(({ groups }) => groups.flatMap(({ impactRatio }) => impactRatio ?? []))
  const lowest = Math.min(...ratios)
  return lowest < 0.8
    ? `At some cuts the lowest group would be selected ${lowest.toFixed(2)} times as often as the highest.`
    : `At no cut would a group be selected less than ${lowest.toFixed(2)} times as often as the highest.`
}

function cutsTable(attribute: string, atCuts: NonNullable<AttributeAudit['atCuts']>): Html {
  const rate = (value: number | undefined): string => (value === undefined ? '–' : writeShare(value))
  const rows = atCuts.flatMap(({ cut, selectedShare, groups }) =>
    groups.map((group) => ({ cut, selectedShare, ...group })),
  )
  return dataTable(
    rows,
    [
      { head: 'Group', cell: ({ group }) => group },
      { head: 'Cut', isNumber: true, cell: ({ cut }) => writeScore(cut) },
      { head: 'Selected of all', isNumber: true, cell: ({ selectedShare }) => writeShare(selectedShare) },
      { head: 'Selection rate', isNumber: true, cell: ({ selectionRate }) => writeShare(selectionRate) },
      {
        head: 'Impact ratio',
        isNumber: true,
        cell: ({ impactRatio }) => (impactRatio === undefined ? '–' : impactRatio.toFixed(2)),
      },
      { head: 'Found', isNumber: true, cell: ({ truePositiveRate }) => rate(truePositiveRate) },
      {
        head: 'Selected without it',
        isNumber: true,
        cell: ({ falsePositiveRate }) => rate(falsePositiveRate),
      },
      { head: 'Precision', isNumber: true, cell: ({ precision }) => rate(precision) },
    ],
    { caption: `Groups of ${attribute} at other cuts` },
  )
}

function calibrationTable({ attribute, calibration = [] }: AttributeAudit): Html {
  const rows = calibration.flatMap(({ group, error, bands }) =>
    bands.map((band, index) => ({ group, ...band, error: index === 0 ? writeShare(error) : '' })),
  )
  return html`<h3>Does a score mean the same in each group?</h3>
    <p class="definition">
      What was predicted against what happened, in bands of equally many people of a group, with 95&nbsp;%
      intervals. The mean distance is more than 0 by chance alone, and the more so the smaller the group.
    </p>
    ${dataTable(
      rows,
      [
        { head: 'Group', cell: ({ group }) => group },
        { head: 'n', isNumber: true, cell: ({ count }) => writeCount(count) },
        { head: 'Mean score', isNumber: true, cell: ({ meanScore }) => writeShare(meanScore) },
        {
          head: 'Happened',
          isNumber: true,
          cell: ({ observed }) =>
            html`${writeShare(observed.value)} <span class="note">${writeRange(observed, writeShare)}</span>`,
        },
        { head: 'Mean distance', isNumber: true, cell: ({ error }) => error },
      ],
      { caption: `Calibration of the groups of ${attribute}` },
    )}`
}

function scoringTable({ attribute, scoring, unknown }: AttributeAudit, { result }: StudyFacts): Html {
  const { median, tiedAtMedian, groups } = scoring!
  const writeMedian = result.task === 'regression' ? writeRough : writeScore
  return html`<h3>Scores above the median</h3>
    <p class="definition">
      As New York City’s rule on automated employment decision tools has it counted (6 RCNY § 5-300): the
      share that scores above the median of everyone, ${writeMedian(median)}, over that of the highest
      group.${tiedAtMedian > 0 && ` ${peopleWho(tiedAtMedian)} exactly the median and count as not above it.`}${unknown > 0 && ` For ${writeCount(unknown)} the group is not known.`}
      Groups under 2&nbsp;% of all may be left out of ratios. The rule knows no pass mark and asks for an
      independent auditor: these are figures for one, not the audit.
    </p>
    ${dataTable(
      groups,
      [
        { head: 'Group', cell: ({ group }) => group },
        { head: 'n', isNumber: true, cell: ({ count }) => writeCount(count) },
        { head: 'Above', isNumber: true, cell: ({ above }) => writeCount(above) },
        {
          head: 'Scoring rate',
          isNumber: true,
          cell: ({ scoringRate }) =>
            html`${writeShare(scoringRate.value)}
              <span class="note">${writeRange(scoringRate, writeShare)}</span>`,
        },
        {
          head: 'Impact ratio',
          isNumber: true,
          cell: ({ impactRatio, isUnderTwoPercent }) =>
            impactRatio
              ? writeInterval(impactRatio, (value) => value.toFixed(2))
              : isUnderTwoPercent
                ? 'under 2 %, left out'
                : '–',
        },
      ],
      { caption: `Scores of ${attribute} above the median` },
    )}`
}

function peopleWho(count: number): string {
  return count === 1 ? 'One person scores' : `${writeCount(count)} people score`
}
