import type { PersonDays } from '@cadre/lifecycle/person-days'
import { mayProcess, readReportPolicy, usualReplacementShare } from '@cadre/store'
import { minorUnits, readReplacementCosts, readSpells } from '@cadre/store/features'
import { attrition } from '@cadre/usecases'
import { standingActions } from '../actions/action-library.ts'
import { auditGroups } from '../models/audit-groups.ts'
import type { Found } from './found.ts'
import { departmentsOn, partsOn, presentIn, looksUpTo, stepFor, studyRows } from './study-rows.ts'
import type { Studying } from './study-rows.ts'
import { inStudyThread } from './in-study-thread.ts'
import type { StudyResults } from './study-thread.ts'

/** How many may leave of their own accord, and what goes with it. Throws as the study. */
export async function attritionReport(studying: Studying): Promise<Found<'attrition'>> {
  const { work, asOf, knownAt } = studying
  const { horizonMonths = attrition.horizonMonths.default } = work.input
  const days = looksUpTo(asOf, await stepFor(studying))
  const { rows, data } = await studyRows(studying, {
    name: attrition.name,
    features: attrition.features,
    days,
  })
  const present = presentIn(rows, asOf)
  const share = (await work.inSession(readReportPolicy))?.replacementShare ?? usualReplacementShare
  const found = await inStudyThread(work, 'attrition', {
    rows,
    parts: await partsOn(studying, present),
    costs: await costsOf(studying, present, share),
    horizonMonths,
    spells: await readSpells(work.context.lake, knownAt),
    knownUntil: asOf,
    attributes: await attributesOf(studying, rows),
    departments: await departmentsOn(studying, days),
    actions: (await work.inSession(standingActions)).map(({ kind, answers, evidence }) => ({
      action: kind,
      when: answers,
      evidence,
    })),
  })
  return {
    asOf,
    data,
    method: { ...methodOf(found, days.length), replacementShare: share },
    parts: found.parts.map(({ about, name, people, expected, bands }) => ({
      about: about as 'everybody',
      name,
      people,
      ...expected,
      figures: {
        bands: (about === 'everybody' ? wholeBands(found) : bands).map(({ before, ...band }) => ({
          ...band,
          before: before ?? null,
        })),
        ...(about === 'everybody' && {
          losses: found.losses.map(lossTold),
          ...(found.whole.leftOut > 0 && { leftOut: { people: found.whole.leftOut } }),
          curves: found.curves.map((curve) => ({ ...curve, points: [...curve.points] })),
          groups: found.groups.map((group) => ({ ...group, left: plain(group.left) })),
        }),
        ...(about === 'department' && {
          losses: found.lossesOfDepartments.filter(({ department }) => department === name).map(lossTold),
        }),
      },
    })),
  }
}

type Study = StudyResults['attrition']

const lossTold = ({ currency, people, loss }: Study['losses'][number]) => ({
  currency,
  people,
  minor: toTwoDigits(loss) * minorUnits(currency),
})

const wholeBands = ({ bands }: Study) => bands.map(({ leftBefore: before, ...band }) => ({ ...band, before }))
const plain = ({ value, low, high }: { value: number; low: number; high: number }) => ({ value, low, high })

function methodOf(found: Study, days: number): Found<'attrition'>['method'] {
  const { horizonMonths, rows, people, events, judgedRows, recommended, isBetterThanCurve } = found
  const directions = {
    'goes with leaving': 'higher',
    'goes with staying': 'lower',
    'goes both ways': 'both ways',
  } as const
  return {
    review: attrition.review,
    mustNever: [...attrition.mustNever],
    horizonMonths,
    rows,
    people,
    events,
    days,
    judgedRows,
    judged: found.judged.map(({ name, label, concordance, auc, brier, skill, capture, dynamicAuc }) => ({
      name,
      label,
      concordance: plain(concordance),
      auc: plain(auc),
      brier: plain(brier),
      skill: plain(skill),
      capture: capture ? plain(capture) : null,
      aucByMonth: dynamicAuc.map((one) => (Number.isFinite(one) ? one : null)),
    })),
    recommended,
    telling: [...found.telling],
    beforeOtherwise: found.beforeOtherwise,
    isBetter: isBetterThanCurve,
    calibration: found.judged
      .find(({ name }) => name === recommended)!
      .calibration.map(({ meanPredicted, observed, count }) => ({
        expected: meanPredicted,
        happened: observed ? plain(observed) : null,
        rows: count,
      })),
    drivers: found.drivers.map(({ feature, size, more, pushesOut, keeps }) => ({
      feature,
      size,
      more: directions[more],
      raises: pushesOut,
      lowers: keeps,
    })),
    shifts: [...found.shifts],
    actions: found.actions.map(({ action, evidence, because }) => ({
      action,
      evidence,
      because: [...because],
    })),
    gains: [...found.gains],
    overDays: found.overDays.map((one) => ({ ...one, left: one.left ? plain(one.left) : null })),
  }
}

/** Two digits: a sum to the last would tell from one report to the next what somebody is paid. */
const toTwoDigits = (amount: number): number => Number(amount.toPrecision(2))

/** What replacing each person would cost, of those whose pay may be reckoned with to plan. */
async function costsOf({ work, asOf, past }: Studying, present: ReadonlySet<string>, share: number) {
  const asked = await work.inSession((session) => mayProcess(session, 'planning', [...present]))
  const personIds = asked.flatMap(({ subjectId, refusal }) => (refusal === null ? [subjectId] : []))
  const { amount, currency } = await readReplacementCosts(
    work.context.lake,
    { personIds, day: asOf, ...past },
    share,
  )
  return new Map(
    personIds.flatMap((personId, row) => {
      const known = currency[row]
      return known === undefined || !Number.isFinite(amount[row]!)
        ? []
        : [[personId, { amount: amount[row]!, currency: known }] as const]
    }),
  )
}

/** Protected attributes of people who may be looked at to audit: no model is told them. */
async function attributesOf({ work: { inSession } }: Studying, { personIds }: PersonDays) {
  return inSession(async (session) => Object.fromEntries(await auditGroups(session, personIds)))
}
