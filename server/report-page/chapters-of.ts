import { gainsCurve } from '@cadre/charts'
import { writeShare } from '@cadre/lifecycle/report/write'
import type { Chapter, Report, ReportOf, Telling } from './chapter.ts'
import {
  bandChapter,
  calibrationChapter,
  definitionChapter,
  driverChapter,
  partChapter,
  shiftChapter,
} from './shared-chapters.ts'

/** The chapters of a report in the order in which they are read; the first part is the one that headlines. */
export function chaptersOf(report: Report, telling: Telling): readonly Chapter[] {
  return [...bodyOf(report, telling), partChapter(report, telling), definitionChapter(report.kind)]
}

function bodyOf(report: Report, telling: Telling): Chapter[] {
  switch (report.kind) {
    case 'attrition':
      return attrition(report, telling)
    case 'performance':
      return performance(report, telling)
    case 'productivity':
    case 'teams':
      return productivity(report, telling)
    case 'wellbeing':
      return wellbeing(report, telling)
  }
}

function attrition(report: ReportOf<'attrition'>, telling: Telling): Chapter[] {
  const { method } = report
  const { bands, groups = [] } = headPart(report).figures
  return [
    ...bandChapter(bands, { came: 'left' }),
    ...driverChapter(method.drivers, telling, { raises: 'pushes out', lowers: 'keeps', goodSide: 'left' }),
    ...actionChapter(method.actions, telling),
    ...shiftChapter(method.shifts, telling),
    ...optional(method.overDays, {
      id: 'over-days',
      name: 'Expected and came',
      finding: 'What was expected on earlier days, and what came',
      text: `What models expected of people whom they had not seen, on each day from what was known before, and the share that left within ${method.horizonMonths} months.`,
      columns: [
        ['Day', 'text'],
        ['People', 'count'],
        ['Expected', 'share'],
        ['Left', 'share'],
        ['from', 'share'],
        ['to', 'share'],
      ],
      rowOf: ({ day, people, expected, left }) => [
        day,
        people,
        expected,
        left?.value ?? null,
        left?.low ?? null,
        left?.high ?? null,
      ],
    }),
    ...optional(groups, {
      id: 'groups',
      name: 'Groups',
      finding: 'What was expected of groups, and what came of them',
      text: 'By protected attributes, which no model is told; groups of 30 people or more.',
      columns: [
        ['By', 'text'],
        ['Group', 'text'],
        ['People', 'count'],
        ['Expected', 'share'],
        ['Left', 'share'],
        ['from', 'share'],
        ['to', 'share'],
      ],
      rowOf: ({ attribute, group, people, expected, left }) => [
        attribute,
        group,
        people,
        expected,
        left.value,
        left.low,
        left.high,
      ],
    }),
    ...calibrationChapter(method.calibration),
    ...gainsChapter(method.gains),
    {
      id: 'models',
      name: 'How well it is known',
      finding: method.isBetter
        ? 'The model tells more than the time since the hire alone'
        : 'No model tells more than the time since the hire by more than chance',
      text: `Judged on ${method.judgedRows} looks at other people on later days; learned from ${method.people} people, of whom ${method.events} left of their own accord.`,
      columns: [
        ['Model', 'text'],
        ['Chosen', 'text'],
        ['Concordance', 'score'],
        ['from', 'score'],
        ['to', 'score'],
        ['AUC', 'score'],
        ['Brier', 'score'],
        ['Skill', 'share'],
        ['In the top tenth', 'share'],
      ],
      rows: method.judged.map(({ name, label, concordance, auc, brier, skill, capture }) => [
        label,
        name === method.recommended ? 'yes' : '',
        concordance.value,
        concordance.low,
        concordance.high,
        auc.value,
        brier.value,
        skill.value,
        capture?.value ?? null,
      ]),
    },
  ]
}

function performance(report: ReportOf<'performance'>, telling: Telling): Chapter[] {
  const { method } = report
  const { bands, outlook = [] } = headPart(report).figures
  return [
    ...bandChapter(bands, { came: 'fell' }),
    ...optional(outlook, {
      id: 'outlook',
      name: 'Next round',
      finding: 'How many are expected in each class of rating',
      text: 'Mean of the probabilities of each class for the next round, beside its share in the last one.',
      columns: [
        ['Rating', 'text'],
        ['Expected', 'number'],
        ['Share in the last round', 'share'],
      ],
      rowOf: ({ label, expected, share }) => [label, Math.round(expected), share],
    }),
    ...driverChapter(method.drivers, telling, { raises: 'lifts', lowers: 'lowers', goodSide: 'right' }),
    ...calibrationChapter(method.calibration),
    {
      id: 'models',
      name: 'How well it is known',
      finding: method.isBetter
        ? 'The model tells more than “the same as last time”'
        : 'No model tells more than “the same as last time” by more than chance',
      text: `Judged on ${method.judgedRows} reviews of other people in later rounds; learned from ${method.people} people in ${method.rounds} rounds.`,
      columns: [
        ['Model', 'text'],
        ['Chosen', 'text'],
        ['Named right', 'share'],
        ['from', 'share'],
        ['to', 'share'],
        ['Change right', 'share'],
        ['AUC', 'score'],
        ['In the top tenth', 'share'],
      ],
      rows: method.judged.map(({ name, label, accuracy, changeAccuracy, auc, capture }) => [
        label,
        name === method.recommended ? 'yes' : '',
        accuracy.value,
        accuracy.low,
        accuracy.high,
        changeAccuracy,
        auc?.value ?? null,
        capture,
      ]),
    },
  ]
}

function productivity({ method }: ReportOf<'productivity' | 'teams'>, telling: Telling): Chapter[] {
  return [
    ...optional(method.themes, {
      id: 'themes',
      name: 'Themes',
      finding: 'What holds work back, by theme',
      text: 'Share of people whom the theme holds back by a hundredth of what is usual or more, in the model that was chosen. It is what goes with it, and no cause.',
      columns: [
        ['Theme', 'text'],
        ['Held back', 'share'],
        ['By, on average', 'share'],
        ['Made of', 'text'],
      ],
      rowOf: ({ theme, heldBack, loss, features }) => [
        theme,
        heldBack,
        loss,
        features.map(telling.featureName).join('; '),
      ],
    }),
    ...driverChapter(method.drivers, telling, { raises: 'helps', lowers: 'holds back', goodSide: 'right' }),
    ...shiftChapter(method.shifts, telling),
    {
      id: 'models',
      name: 'How well it is known',
      finding: method.isBetter
        ? 'The model tells more than that all is as usual'
        : 'No model tells more than that all is as usual by more than chance',
      text: `Judged on ${method.judgedRows} rows of other people on later days; learned from ${method.people} people on ${method.days} days.`,
      columns: [
        ['Model', 'text'],
        ['Chosen', 'text'],
        ['Mean error', 'share'],
        ['from', 'share'],
        ['to', 'share'],
        ['Explained', 'share'],
      ],
      rows: method.judged.map(({ name, label, mae, r2 }) => [
        label,
        name === method.recommended ? 'yes' : '',
        mae.value,
        mae.low,
        mae.high,
        r2.value,
      ]),
    },
  ]
}

function wellbeing({ method }: ReportOf<'wellbeing'>, { featureName }: Telling): Chapter[] {
  return [
    {
      id: 'signs',
      name: 'Signs',
      finding: 'What the sum is made of',
      text: 'Each sign is nothing where it is calm, 100 where it is full, and even in between. Illness is not among them; nothing is learned.',
      columns: [
        ['Part', 'text'],
        ['Sign', 'text'],
        ['Calm at', 'number'],
        ['Full at', 'number'],
        ['Because', 'text'],
      ],
      rows: method.parts.flatMap(({ part, signs }) =>
        signs.map(({ feature, calm, full, because }) => [part, featureName(feature), calm, full, because]),
      ),
    },
  ]
}

function actionChapter(actions: ReportOf<'attrition'>['method']['actions'], { featureName }: Telling) {
  return optional(actions, {
    id: 'actions',
    name: 'What may help',
    finding: 'What may help',
    text: 'A named person decides what to offer, and to whom, and writes down why.',
    columns: [
      ['What', 'text'],
      ['Evidence', 'text'],
      ['Because of', 'text'],
    ],
    rowOf: ({ action, evidence, because }) => [action, evidence, because.map(featureName).join('; ')],
  })
}

function gainsChapter(gains: ReportOf<'attrition'>['method']['gains']): Chapter[] {
  const first = gains[0]
  return optional(gains, {
    id: 'gains',
    name: 'Gains and lift',
    finding: first
      ? `The ${writeShare(first.share)} with the highest probabilities hold ${writeShare(first.captured)} of those who left: ${(first.captured / first.share).toFixed(1)} times as many as chance`
      : '',
    text: 'Going down the order of probabilities. Lift: how many times as many as by picking at random.',
    columns: [
      ['Share of people', 'share'],
      ['Share of leavers in it', 'share'],
      ['Lift', 'number'],
    ],
    rowOf: ({ share, captured }) => [share, captured, Math.round((captured / share) * 100) / 100],
    chart: {
      option: gainsCurve(
        gains.map(({ share, captured: capture }) => ({ share, capture })),
        { xName: 'share of people', yName: 'share of leavers', format: writeShare },
      ),
      height: 260,
    },
  })
}

interface OptionalChapter<Row> extends Omit<Chapter, 'rows'> {
  readonly rowOf: (row: Row) => Chapter['rows'][number]
}

/** A chapter of rows; none without any. */
function optional<Row>(rows: readonly Row[], { rowOf, ...chapter }: OptionalChapter<Row>): Chapter[] {
  return rows.length === 0 ? [] : [{ ...chapter, rows: rows.map((row) => rowOf(row)) }]
}

/** The part that the report is headed by: everybody where they may be read. */
function headPart<Of extends { readonly parts: readonly { readonly about: string }[] }>({
  parts,
}: Of): Of['parts'][number] {
  return parts.find(({ about }) => about === 'everybody') ?? parts[0]!
}
