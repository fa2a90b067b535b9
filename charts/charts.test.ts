import { test } from 'node:test'
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import {
  bandLine,
  binColumns,
  calibrationPlot,
  confusionHeatmap,
  confusionSize,
  contributionSteps,
  contributionStepsHeight,
  dotIntervals,
  dotIntervalsHeight,
  effectLevels,
  effectLevelsHeight,
  effectLine,
  gainsCurve,
  groupLines,
  intervalLine,
  limitLines,
  monthLine,
  pairHeatmap,
  pairHeatmapHeight,
  rankedBars,
  rankedBarsHeight,
  sequenceBand,
  sharePanels,
  sharePanelsHeight,
  growingShares,
  rateCurves,
  stayLines,
  swarmDots,
  swarmDotsHeight,
  twoWayBars,
  twoWayBarsHeight,
  valueHistogram,
} from './index.ts'
import type { ChartOption } from './index.ts'
import { renderSvg } from './svg/index.ts'

const share = (value: number): string => `${Math.round(value * 100)} %`
const hostile = '"><img src=x onerror=alert(1)> {a|b} \u202e\u0007'

interface Drawing {
  readonly option: () => ChartOption
  readonly height: number
  readonly width?: number
}

const drawings: Readonly<Record<string, Drawing>> = {
  'month-line': {
    option: () =>
      monthLine([
        { month: 'Aug 2026', value: 108 },
        { month: 'Sep 2026', value: null },
        { month: 'Oct 2026', value: 115 },
      ]),
    height: 200,
  },
  'limit-lines': {
    option: () =>
      limitLines(
        [
          {
            label: 'scores',
            points: [
              { value: 0.05, low: 0.02, high: 0.08 },
              { value: 0.12, low: 0.07, high: 0.18 },
              null,
              { value: 0.3 },
            ],
          },
          {
            label: 'input that changed most',
            points: [{ value: 0.02 }, { value: 0.04 }, { value: 0.2 }, null],
          },
        ],
        {
          days: ['1 Nov', '2 Nov', '3 Nov', '4 Nov'],
          yName: 'index',
          limits: [
            { value: 0.1, label: 'watch' },
            { value: 0.25, label: 'act' },
          ],
        },
      ),
    height: 240,
  },
  'swarm-dots': {
    option: () =>
      swarmDots(
        [
          {
            label: 'OverTime',
            dots: [
              { value: 'low', contribution: -0.3, count: 40 },
              { value: 'high', contribution: 0.4, count: 12 },
              { value: 'high', contribution: 0.6, count: 5 },
            ],
          },
          { label: 'Team', dots: [{ value: 'any', contribution: 0.1, count: 57 }] },
        ],
        { name: 'what a column adds' },
      ),
    height: swarmDotsHeight(2, { named: true }),
  },
  'bin-columns': {
    option: () =>
      binColumns(
        [
          { label: 'under 10', count: 25 },
          { label: '10–20', count: 60 },
          { label: '20 and more', count: 15 },
        ],
        { yName: 'people' },
      ),
    height: 220,
  },
  'band-line': {
    option: () =>
      bandLine(
        [
          { label: 'Aug 2026', middle: 12, low: 8, high: 20 },
          { label: 'Sep 2026', middle: 13, low: 8, high: 21 },
          { label: 'Oct 2026', middle: 18, low: 11, high: 24, isChanged: true },
        ],
        { yName: 'months' },
      ),
    height: 200,
  },
  'ranked-bars': {
    option: () =>
      rankedBars(
        [
          { label: 'OverTime', value: 0.24 },
          { label: 'Pay', value: 0.2 },
        ],
        { format: share },
      ),
    height: rankedBarsHeight(2),
  },
  'dot-intervals': {
    option: () =>
      dotIntervals(
        [
          { label: 'Logistic regression', value: 0.836, low: 0.805, high: 0.867, isMain: true },
          { label: 'Random forest', value: 0.806, low: 0.772, high: 0.84 },
        ],
        { reference: { value: 0.78, label: 'baseline' } },
      ),
    height: dotIntervalsHeight(2, { reference: true }),
  },
  'calibration-plot': {
    option: () =>
      calibrationPlot(
        [
          { predicted: 0.05, observed: 0.04, low: 0.02, high: 0.09 },
          { predicted: 0.55, observed: 0.57, low: 0.48, high: 0.65 },
        ],
        { xName: 'predicted', yName: 'observed', format: share },
      ),
    height: 280,
  },
  'sequence-band': {
    option: () =>
      sequenceBand(
        [
          { count: 80, mean: 0.06, low: -0.14, high: 0.26 },
          { count: 160, mean: 0.09, low: -0.03, high: 0.21 },
          { count: 320, mean: 0.08, low: 0.01, high: 0.15 },
        ],
        { xName: 'people', yName: 'difference', least: 0.02, format: share },
      ),
    height: 260,
  },
  'contribution-steps': {
    option: () =>
      contributionSteps(
        [
          { label: 'OverTime is Yes', value: 0.8 },
          { label: 'Tenure is 9 years', value: -0.5 },
          { label: 'Pay is 1,900', value: 0.2 },
        ],
        { start: 'the average' },
      ),
    height: contributionStepsHeight(3),
  },
  'two-way-bars': {
    option: () =>
      twoWayBars(
        [
          { label: 'Months since the last promotion', left: 0.29, right: 0.05 },
          { label: 'Overtime', left: 0, right: 0.17 },
        ],
        { leftName: 'keeps', rightName: 'pushes out', format: share },
      ),
    height: twoWayBarsHeight(2),
  },
  'two-way-bars-above': {
    option: () =>
      twoWayBars(
        [
          { label: 'Months since the last promotion', left: 0.29, right: 0.05 },
          { label: 'Overtime', left: 0, right: 0.17 },
        ],
        { leftName: 'keeps', rightName: 'pushes out', format: share, namesAbove: true },
      ),
    height: twoWayBarsHeight(2, { namesAbove: true }),
  },
  'share-panels': {
    option: () =>
      sharePanels(
        [
          { label: 'Rejected', values: [0.03, 0.06, 0, 0.14, 0.26] },
          { label: 'Cells filled', values: [0.97, 0.96, null, 0.97, 0.8] },
        ],
        { format: share, places: ['Jun 30', 'Jul 31', 'Aug 31', 'Sep 30', 'Oct 31'] },
      ),
    height: sharePanelsHeight(2),
  },
  'interval-line': {
    option: () =>
      intervalLine(
        [
          { label: 'Jan', line: 0.05, dot: { value: 0.06, low: 0.03, high: 0.1 } },
          { label: 'Apr', line: 0.07, dot: null },
        ],
        { yName: 'left within six months', format: share },
      ),
    height: 200,
  },
  'rate-curves': {
    option: () =>
      rateCurves(
        [
          {
            label: 'Version 1',
            points: [
              { x: 0, y: 0 },
              { x: 0.2, y: 0.6 },
              { x: 1, y: 1 },
            ],
          },
          {
            label: 'Version 2',
            points: [
              { x: 0, y: 0 },
              { x: 0.3, y: 0.5 },
              { x: 1, y: 1 },
            ],
          },
        ],
        { xName: 'others selected', yName: 'cases found', chance: 'diagonal', format: share },
      ),
    height: 260,
  },
  'growing-shares': {
    option: () =>
      growingShares(
        [
          {
            label: 'Highest tenth',
            points: [
              { x: 1, y: 0.04 },
              { x: 3, y: 0.11 },
            ],
            said: [
              { x: 1, y: 0.05 },
              { x: 3, y: 0.12 },
            ],
          },
          {
            label: 'Lower half',
            points: [
              { x: 1, y: 0.01 },
              { x: 3, y: 0.02 },
            ],
          },
        ],
        { xName: 'months', yName: 'have left', format: share },
      ),
    height: 260,
  },
  'stay-lines': {
    option: () =>
      stayLines(
        [
          {
            label: 'Everybody',
            points: [
              { x: 0, y: 1, low: 1, high: 1 },
              { x: 12, y: 0.8, low: 0.7, high: 0.87 },
            ],
          },
          {
            label: 'Sales',
            points: [
              { x: 0, y: 1, low: 1, high: 1 },
              { x: 12, y: 0.7, low: 0.5, high: 0.85 },
            ],
          },
        ],
        { xName: 'years', yName: 'still there', format: share, timeStep: 12 },
      ),
    height: 260,
  },
  'gains-curve': {
    option: () =>
      gainsCurve(
        [
          { share: 0.2, capture: 0.6 },
          { share: 1, capture: 1 },
        ],
        { xName: 'share', yName: 'found', format: share, capacity: { share: 0.16, label: 'the cut' } },
      ),
    height: 280,
  },
  'group-lines': {
    option: () =>
      groupLines(
        [
          {
            label: 'Men',
            points: [
              { x: 0.1, y: 1 },
              { x: 0.5, y: 1 },
              { x: 1, y: 1 },
            ],
          },
          {
            label: 'Women',
            points: [
              { x: 0.1, y: 0.55 },
              { x: 0.5, y: 0.8 },
              { x: 1, y: 1 },
            ],
          },
          {
            label: 'Non-binary',
            points: [
              { x: 0.1, y: 0.7 },
              { x: 0.5, y: 0.9 },
              { x: 1, y: 1 },
            ],
          },
        ],
        {
          xName: 'share of everybody selected',
          yName: 'ratio',
          format: share,
          reference: { y: 0.8, label: 'four fifths' },
          mark: { x: 0.16, label: 'the cut' },
        },
      ),
    height: 280,
  },
  'effect-line': {
    option: () =>
      effectLine(
        {
          points: [
            { x: 0, y: 0.1 },
            { x: 10, y: -0.05 },
          ],
          histogram: [5, 3, 1],
        },
        { yName: 'points' },
      ),
    height: 190,
  },
  'effect-line-groups': {
    option: () =>
      effectLine(
        {
          points: [
            { x: 0, y: 0.1 },
            { x: 10, y: -0.05 },
          ],
          histogram: [5, 3, 1],
          groups: [
            [0.02, -0.01],
            [0.25, -0.12],
          ],
        },
        { yName: 'points' },
      ),
    height: 190,
  },
  'pair-heatmap': {
    option: () =>
      pairHeatmap(
        {
          down: ['No', 'Yes'],
          across: ['under 3,000', '3,000 to 5,000', '5,000 on'],
          values: [
            [-0.1, 0.02, undefined],
            [0.31, 0, -0.12],
          ],
        },
        { downName: 'OverTime', acrossName: 'Pay' },
      ),
    height: pairHeatmapHeight(2),
  },
  'effect-levels': {
    option: () =>
      effectLevels(
        [
          { label: 'Yes', y: 0.12, count: 349 },
          { label: 'No', y: -0.05, count: 1891 },
        ],
        { yName: 'points' },
      ),
    height: effectLevelsHeight(2),
  },
  'value-histogram': { option: () => valueHistogram({ counts: [1, 4, 2], min: 0, max: 3 }), height: 240 },
  'confusion-heatmap': {
    option: () =>
      confusionHeatmap({
        classes: ['No', 'Yes'],
        counts: [
          [90, 10],
          [5, 15],
        ],
      }),
    ...confusionSize(2),
  },
}

function draw({ option, height, width = 360 }: Drawing): string {
  return renderSvg(option(), { id: 'fig', title: 'A finding', width, height })
}

for (const [name, drawing] of Object.entries(drawings)) {
  test(`${name} is drawn as it was last looked at`, (t) => {
    const path = fileURLToPath(new URL(`snapshots/${name}.svg`, import.meta.url))
    t.assert.fileSnapshot(draw(drawing), path, { serializers: [(svg: string) => `${svg}\n`] })
  })

  test(`${name} gives the same bytes every time`, () => {
    assert.equal(draw(drawing), draw(drawing))
  })

  test(`${name} takes every colour from the theme and carries nothing a content policy stops`, () => {
    const svg = draw(drawing)
    assert.doesNotMatch(svg, /<style|style=|class="zr|ecmeta|#[0-9a-f]{6}\b|\bNaN\b/i)
  })
}

test('text from data stays text, wherever it stands', () => {
  const label = hostile
  const options = [
    rankedBars([{ label, value: 1 }]),
    dotIntervals([{ label, value: 1, low: 0, high: 2 }], { reference: { value: 1, label } }),
    effectLevels([{ label, y: 1, count: 1 }], { yName: label }),
    contributionSteps([{ label, value: 1 }], { start: label }),
    confusionHeatmap({
      classes: [label, `${label}2`],
      counts: [
        [1, 0],
        [0, 1],
      ],
    }),
    pairHeatmap({ down: [label], across: [label], values: [[1]] }, { downName: label, acrossName: label }),
    twoWayBars([{ label, left: 1, right: 1 }], { leftName: label, rightName: label }),
    intervalLine([{ label, line: 1 }], { yName: label }),
    sharePanels([{ label, values: [1] }], { places: [label] }),
    rateCurves(
      [
        { label, points: [{ x: 0, y: 1 }] },
        { label: `${label}2`, points: [{ x: 0, y: 1 }] },
      ],
      { xName: label, yName: label, chance: 0.5 },
    ),
    growingShares([{ label, points: [{ x: 1, y: 1 }] }], { xName: label, yName: label }),
    stayLines([{ label, points: [{ x: 0, y: 1, low: 1, high: 1 }] }], {
      xName: label,
      yName: label,
      timeStep: 1,
    }),
    gainsCurve([{ share: 1, capture: 1 }], { xName: label, yName: label, capacity: { share: 0.5, label } }),
  ]
  for (const option of options) {
    const svg = renderSvg(option, { id: 'fig', title: hostile, description: hostile })
    for (const unsafe of ['<img', '\u202e', '\u0007']) assert.ok(!svg.includes(unsafe), unsafe)
    assert.match(svg, /&lt;img/)
  }
})

test('an SVG has a title and a description that its label points to, and ids of its own', () => {
  const svg = renderSvg(rankedBars([{ label: 'a', value: 1 }]), {
    id: 'figure-7',
    title: 'T & T',
    description: 'D',
  })
  assert.match(svg, /aria-labelledby="figure-7-title figure-7-desc"/)
  assert.match(svg, /<title id="figure-7-title">T &amp; T<\/title><desc id="figure-7-desc">D<\/desc>/)
  for (const [, id] of svg.matchAll(/ id="([^"]*)"/g)) assert.ok(id?.startsWith('figure-7-'), id)
})

test('charts of nothing, of one point and of equal values are drawn without a fault', () => {
  const options = [
    rankedBars([]),
    contributionSteps([], { start: 'the average' }),
    contributionSteps([{ label: 'a', value: 0 }], { start: 'the average' }),
    dotIntervals([{ label: 'a', value: 2, low: 2, high: 2 }]),
    calibrationPlot([], { xName: 'x', yName: 'y' }),
    effectLine({ points: [{ x: 3, y: 0 }], histogram: [7] }, { yName: 'y' }),
    pairHeatmap({ down: ['a'], across: ['b'], values: [[0]] }, { downName: 'x', acrossName: 'y' }),
    valueHistogram({ counts: [9], min: 4, max: 4 }),
    sequenceBand([], { xName: 'x', yName: 'y', least: 0 }),
    sequenceBand([{ count: 5, mean: 0, low: 0, high: 0 }], { xName: 'x', yName: 'y', least: 0 }),
    confusionHeatmap({
      classes: ['a', 'b'],
      counts: [
        [0, 0],
        [0, 3],
      ],
    }),
  ]
  for (const option of options)
    assert.doesNotMatch(renderSvg(option, { id: 'x', title: 'x' }), /\bNaN\b|Infinity/)
})
