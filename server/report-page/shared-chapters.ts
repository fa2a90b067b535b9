import { calibrationPlot, rankedBars, rankedBarsHeight, twoWayBars, twoWayBarsHeight } from '@cadre/charts'
import { writeCount, writeShare } from '@cadre/lifecycle/report/write'
import type { Chapter, Report, ReportOf, Telling } from './chapter.ts'

type Attrition = ReportOf<'attrition'>
type Band = Attrition['parts'][number]['figures']['bands'][number]

/** Everybody in scope by band, with what history says of each. */
export function bandChapter(bands: readonly Band[], words: { readonly came: string }): Chapter[] {
  const top = bands.at(-1)
  if (!top) return []
  return [
    {
      id: 'bands',
      name: 'Bands',
      finding:
        top.before === null
          ? `${writeCount(top.people)} people stand in the highest band`
          : `Of those in the highest band ${writeShare(top.before)} ${words.came} before`,
      text: 'Groups of people whose probabilities are alike, as multiples of the mean: below 0.6, from there to 1.5, to 2.5, and above. A small one is joined with the one below it.',
      columns: [
        ['Band', 'text'],
        ['People', 'count'],
        ['Expected', 'number'],
        [`Share that ${words.came} before`, 'share'],
      ],
      rows: bands.map(({ band, people, expected, before }) => [band, people, tenths(expected), before]),
      chart: {
        option: rankedBars(
          bands.map(({ band, people }) => ({
            label: band,
            value: people,
            isQuiet: band === 'low' || band === 'usual',
          })),
          { format: writeCount, labelWidth: 80 },
        ),
        height: rankedBarsHeight(bands.length),
      },
    },
  ]
}

interface DriverWords {
  readonly raises: string
  readonly lowers: string
  readonly goodSide: 'left' | 'right'
}

const drawnDrivers = 10

/** What goes with it, over everybody: what the model used, and no cause. */
export function driverChapter(
  drivers: Attrition['method']['drivers'],
  { featureName }: Telling,
  { raises, lowers, goodSide }: DriverWords,
): Chapter[] {
  const [first] = drivers
  if (!first) return []
  const drawn = drivers.slice(0, drawnDrivers)
  return [
    {
      id: 'drivers',
      name: 'What goes with it',
      finding: `Goes with it most: “${featureName(first.feature)}”`,
      text: 'Share of people for whom the thing pulls one way or the other in the model that was chosen, of everybody in the organisation. It is what the model used, and no cause: changing it may change nothing.',
      columns: [
        ['What', 'text'],
        ['Share of people: it ' + lowers, 'share'],
        ['Share of people: it ' + raises, 'share'],
        ['Where more of it goes', 'text'],
        ['Feature', 'text'],
      ],
      rows: drivers.map(({ feature, lowers: less, raises: more, more: way }) => [
        featureName(feature),
        less,
        more,
        way,
        feature,
      ]),
      chart: {
        option: twoWayBars(
          drawn.map(({ feature, lowers: left, raises: right }) => ({
            label: featureName(feature),
            left,
            right,
          })),
          { format: writeShare, leftName: lowers, rightName: raises, goodSide, labelWidth: 320 },
        ),
        height: twoWayBarsHeight(drawn.length),
      },
    },
  ]
}

/** What a model expects if one thing were moved. */
export function shiftChapter(shifts: Attrition['method']['shifts'], { featureName }: Telling): Chapter[] {
  const [first] = shifts
  if (!first) return []
  return [
    {
      id: 'shifts',
      name: 'If it were moved',
      finding: `With “${featureName(first.feature)}” moved to its better quarter the model expects most`,
      text: 'Everybody on the worse side of the better quarter of values is moved to it, all else as it is, and the model is asked again. A model knows what goes together, not what follows: moving it may move nothing.',
      columns: [
        ['What', 'text'],
        ['Usual', 'number'],
        ['Moved to', 'number'],
        ['Of people', 'share'],
        ['Mean change for the better', 'score'],
        ['By other models, from', 'score'],
        ['to', 'score'],
      ],
      rows: shifts.map(({ feature, usual, to, moved, gain, low, high }) => [
        featureName(feature),
        usual,
        to,
        moved,
        gain,
        low,
        high,
      ]),
    },
  ]
}

/** What was expected against what came. */
export function calibrationChapter(groups: Attrition['method']['calibration']): Chapter[] {
  const known = groups.flatMap(({ happened, ...one }) => (happened ? [{ ...one, happened }] : []))
  if (known.length === 0) return []
  const rows = known.reduce((sum, one) => sum + one.rows, 0)
  const error =
    known.reduce((sum, one) => sum + one.rows * Math.abs(one.expected - one.happened.value), 0) / rows
  return [
    {
      id: 'calibration',
      name: 'Reliability',
      finding: `What came differs from what was expected by ${(error * 100).toFixed(1)} points on average`,
      text: `Each group is a band of the score, over ${writeCount(rows)} looks at people the model had not seen, on later days.`,
      columns: [
        ['Expected', 'share'],
        ['Came', 'share'],
        ['from', 'share'],
        ['to', 'share'],
        ['Looks', 'count'],
      ],
      rows: known.map(({ expected, happened: { value, low, high }, rows: looks }) => [
        expected,
        value,
        low,
        high,
        Math.round(looks),
      ]),
      chart: {
        option: calibrationPlot(
          known.map(({ expected, happened: { value: observed, low, high } }) => ({
            predicted: expected,
            observed,
            low,
            high,
          })),
          { xName: 'expected', yName: 'came', format: writeShare },
        ),
        height: 280,
      },
    },
  ]
}

const values = {
  attrition: ['May leave', 'number'],
  performance: ['May be rated lower', 'number'],
  productivity: ['Beside what is usual', 'share'],
  teams: ['Beside what is usual', 'share'],
  wellbeing: ['Strain (0 to 100)', 'number'],
} as const

/** All parts of the people that may be read, as groups. */
export function partChapter(report: Report, { partName }: Telling): Chapter {
  const isCount = report.kind === 'attrition' || report.kind === 'performance'
  const [title, format] = values[report.kind]
  return {
    id: 'parts',
    name: 'Parts',
    finding: 'Parts of the organisation',
    text: 'Groups of five people or more; lines overlap with departments.',
    columns: [
      ['By', 'text'],
      ['Part', 'text'],
      ['People', 'count'],
      [title, format],
      ...(isCount
        ? ([
            ['from', 'number'],
            ['to', 'number'],
            ['Share of people', 'share'],
          ] as const)
        : []),
    ],
    rows: report.parts.map(({ about, name, people, value, low, high }) => [
      about,
      partName({ about, name }),
      people,
      isCount ? tenths(value) : value,
      ...(isCount
        ? [low === null ? null : tenths(low), high === null ? null : tenths(high), value / people]
        : []),
    ]),
  }
}

const meanings: Readonly<Record<string, string>> = {
  Interval:
    'Of 100 counts 95 would lie in it: chance, and how far the model hangs on whom it learned from. What no model knows, such as a plan to close a place, is not in it.',
  Concordance: 'Of two people, how often the one who leaves first had the higher probability; 0.5 is chance.',
  AUC: 'Of two people to one of whom it happens, how often that one had the higher probability; 0.5 is chance.',
  Skill:
    'How much smaller the squared error is than with one probability for all; 0 or less is no better than that.',
  'In the top tenth':
    'Of all to whom it happened, the share that was among the tenth with the highest probability; 10 % is chance.',
  Reliability: 'What was expected of groups of people against what came; on the diagonal both are the same.',
  'Named right': 'Share of ratings whose class was named right.',
  'Beside usual':
    'Share above or below the middle of the same job family in the same quarter; it says as much of the target as of the work.',
  'Mean error': 'How far what was expected is off on average, as a share of what is usual.',
  Explained: 'Share of the differences between people that the model explains.',
  Strain:
    'The mean of hours, work outside them and answers, each the mean of its signs: 0 where it is calm to 100 where it is full.',
  Strained:
    'Share of people whose strain is 50 or more, in tenths; not told where it is nearly none or nearly all: it would say of each where they stand.',
}

const wordsOf = {
  attrition: ['Interval', 'Concordance', 'AUC', 'Skill', 'In the top tenth', 'Reliability'],
  performance: ['Interval', 'Named right', 'AUC', 'In the top tenth', 'Reliability'],
  productivity: ['Beside usual', 'Mean error', 'Explained'],
  teams: ['Mean error', 'Explained'],
  wellbeing: ['Strain', 'Strained'],
} as const

/** What the words of the report mean. */
export function definitionChapter(kind: Report['kind']): Chapter {
  return {
    id: 'definitions',
    name: 'Definitions',
    finding: 'What the words mean',
    columns: [
      ['Word', 'text'],
      ['Meaning', 'text'],
    ],
    rows: wordsOf[kind].map((word) => [word, meanings[word]!]),
  }
}

const tenths = (value: number): number => Math.round(value * 10) / 10
