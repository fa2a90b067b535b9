import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leavingEffects } from '../life/leaving.ts'
import type { PersonMonth } from '../witness.ts'
import { clean, estimate, observe } from './observed.fixture.ts'
import type { Observed } from './observed.fixture.ts'
import type { EffectName } from './planted-effects.ts'

const planted = observe({ switches: clean, seriesMonths: 24 })
const unplanted = observe({
  switches: { ...clean, bias: false, drift: false, seasonality: false },
  seriesMonths: 24,
  people: 800,
  without: [
    ...leavingEffects,
    'performByEngagement',
    'trainingGain',
    'screeningFit',
    'interviewBottleneck',
    'slowInterviewer',
    'onboardingBuddy',
  ],
})

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

for (const [what, observed] of [
  ['are found again by logistic regression', planted],
  ['are gone when they are switched off', unplanted],
] as const) {
  test(`the effects on leaving ${what}`, async () => {
    const { months, coefficient } = observed
    const columns = Object.fromEntries(
      leavingEffects.map((name) => [name, months.map(({ drivers }) => drivers[name])]),
    )
    const left = months.map(({ hasLeft }) => Number(hasLeft))
    const found = await estimate(columns, left, 'logistic')
    const leavers = left.reduce((sum, one) => sum + one, 0)
    for (const name of leavingEffects) {
      // Three and a half standard errors, had the column nothing to do with the others; a little more because it has.
      const tolerance = 4.5 / (Math.sqrt(leavers) * deviation(columns[name]!))
      const error = Math.abs(found[name]! - coefficient(name))
      assert.ok(error < tolerance, `${name}: ${found[name]} instead of ${coefficient(name)} ± ${tolerance}`)
    }
  })

  test(`the effects on performance ${what}`, async () => {
    const { months, coefficient } = observed
    const found = await estimate(
      {
        performByAbility: months.map(({ ability }) => ability),
        performByEngagement: months.map(({ engagementBefore }) => engagementBefore),
        performByManager: months.map(({ managerQuality }) => managerQuality),
        performTired: months.map(({ overtime }) => Math.max(0, overtime / 10 - 1.5)),
        trainingGain: months.map(({ courseGain }) => courseGain),
      },
      months.map(({ performance, stillLearning }) => performance + stillLearning),
      'linear',
    )
    for (const [name, value] of Object.entries(found)) {
      const tolerance = name === 'trainingGain' ? 0.15 : 0.03
      assert.ok(
        Math.abs(value - coefficient(name as EffectName)) < tolerance,
        `${name}: ${value} instead of ${coefficient(name as EffectName)}`,
      )
    }
  })

  test(`the effects on screening ${what}`, async () => {
    const { screenings, coefficient } = observed
    const open = screenings.filter(({ isHired }) => !isHired)
    const found = await estimate(
      {
        screeningFit: open.map(({ fit }) => fit),
        screeningBiasGender: open.map(({ gender }) => Number(gender === 'female')),
        screeningBiasGap: open.map(({ hasGap }) => Number(hasGap)),
      },
      open.map(({ hasPassed }) => Number(hasPassed)),
      'logistic',
    )
    for (const [name, value] of Object.entries(found)) {
      const tolerance = 12 / Math.sqrt(open.length)
      assert.ok(
        Math.abs(value - coefficient(name as EffectName)) < tolerance,
        `${name}: ${value} instead of ${coefficient(name as EffectName)} ± ${tolerance}`,
      )
    }
  })

  test(`in the records, the bias in pay and the bottlenecks in hiring ${what}`, async () => {
    const { coefficient } = observed
    const pay = await payByGender(observed)
    assert.ok(Math.abs(pay - coefficient('payBiasGender')) < 0.015, `pay: ${pay}`)
    const waits = await interviewDays(observed)
    for (const name of ['interviewBottleneck', 'slowInterviewer'] as const)
      assert.ok(Math.abs(waits[name]! - coefficient(name)) < 1.5, `${name}: ${waits[name]}`)
    const ramp = await rampDays(observed)
    assert.ok(Math.abs(ramp - coefficient('onboardingBuddy')) < 8, `a buddy: ${ramp} days`)
  })
}

test('a plain comparison of who took a course hides what the course does', () => {
  const { months } = planted
  const mean = (of: readonly PersonMonth[]): number =>
    of.reduce((sum, { performance }) => sum + performance, 0) / of.length
  const trained = months.filter(({ courseGain }) => courseGain > 0)
  const gain = trained.reduce((sum, { courseGain }) => sum + courseGain, 0) / trained.length
  assert.ok(gain > 0.25)
  const plain = mean(trained) - mean(months.filter(({ courseGain }) => courseGain === 0))
  assert.ok(plain < 0.7 * gain, `${plain} beside ${gain}`)
})

test('what drives leaving can be read off the records', () => {
  const commute = new Map(
    planted.records
      .filter(({ entity }) => entity === 'contact_details')
      .map(({ subjectId, values }) => [subjectId!, Number(values['commuteKm'])]),
  )
  const far = planted.months.filter(({ drivers }) => drivers.leaveOverCommute > 0)
  assert.ok(far.length > 1000)
  for (const { personId, drivers } of far)
    assert.ok(Math.abs(Math.min(5, (commute.get(personId)! - 10) / 10) - drivers.leaveOverCommute) < 1e-9)
})

/** Difference in the log of pay at hire over the midpoint of the band, women beside others. */
async function payByGender({ records }: Observed): Promise<number> {
  const of = (entity: string) => records.filter((record) => record.entity === entity)
  const gender = new Map(
    of('protected_profile').map(({ subjectId, values }) => [subjectId, values['gender']]),
  )
  const fte = new Map(
    of('work_terms').map(({ subjectId, from, values }) => [`${subjectId} ${from}`, values['fte']]),
  )
  const assignments = new Map(
    of('job_assignment').map((record) => [`${record.subjectId} ${record.from}`, record.values]),
  )
  const family = new Map(of('job').map(({ id, values }) => [id, values['familyId']]))
  const country = new Map(of('legal_entity').map(({ id, values }) => [id, values['country']]))
  const bands = new Map(
    of('pay_band').map(({ from, values }) => [
      [values['gradeId'], values['familyId'], values['country'], from.slice(0, 4)].join(' '),
      (values['midpoint'] as { readonly minor: number }).minor,
    ]),
  )
  const rows = of('pay').flatMap(({ subjectId, from, values }) => {
    const assignment = assignments.get(`${subjectId} ${from}`)
    const said = gender.get(subjectId)
    if (values['changeReason'] !== 'hire' || !assignment || (said !== 'female' && said !== 'male')) return []
    const key = [
      assignment['gradeId'],
      family.get(String(assignment['jobId'])),
      country.get(String(assignment['legalEntityId'])),
    ]
    const midpoint = bands.get([...key, from.slice(0, 4)].join(' '))!
    const full =
      (values['amount'] as { readonly minor: number }).minor / Number(fte.get(`${subjectId} ${from}`) ?? 1)
    return [{ isFemale: Number(said === 'female'), logRatio: Math.log(full / midpoint) }]
  })
  assert.ok(rows.length > 300)
  const found = await estimate(
    { isFemale: rows.map(({ isFemale }) => isFemale) },
    rows.map(({ logRatio }) => logRatio),
    'linear',
  )
  return found['isFemale']!
}

/** Days in the stage interview, by what should lengthen them. */
async function interviewDays({ records, slow }: Observed): Promise<Readonly<Record<string, number>>> {
  const of = (entity: string) => records.filter((record) => record.entity === entity)
  const stage = of('hiring_stage').find(({ values }) => values['kind'] === 'interview')!.id
  const requisitions = new Map(of('requisition').map(({ id, values }) => [id, values]))
  const codes = new Map(of('job').map(({ id, values }) => [id, String(values['code'])]))
  const rows = of('application').flatMap(({ from, to, values }) => {
    if (values['stageId'] !== stage || to === undefined) return []
    const { jobId, hiringManagerId } = requisitions.get(String(values['requisitionId']))!
    return [
      {
        days: (Date.parse(to) - Date.parse(from)) / 86_400_000,
        isEngineering: Number(codes.get(String(jobId))!.startsWith('ENG')),
        isSlow: Number(slow.has(String(hiringManagerId))),
      },
    ]
  })
  return estimate(
    {
      interviewBottleneck: rows.map(({ isEngineering }) => isEngineering),
      slowInterviewer: rows.map(({ isSlow }) => isSlow),
    },
    rows.map(({ days }) => days),
    'linear',
  )
}

/** Days to full productivity with a buddy, beside those without. */
async function rampDays({ records }: Observed): Promise<number> {
  const plans = records.filter(
    ({ entity, values, from }) =>
      entity === 'onboarding_plan' && values['productiveOn'] !== undefined && from < '2026-01-01',
  )
  const found = await estimate(
    { buddy: plans.map(({ values }) => Number(values['buddyId'] !== undefined)) },
    plans.map(
      ({ values, from }) => (Date.parse(String(values['productiveOn'])) - Date.parse(from)) / 86_400_000,
    ),
    'linear',
  )
  return found['buddy']!
}
