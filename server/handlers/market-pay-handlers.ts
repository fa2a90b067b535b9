import { AppError } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import {
  costFeatures,
  createEvaluator,
  evaluateFeatures,
  factWorld,
  featureNamed,
  marketFeatures,
} from '@cadre/people/features'
import { readRecords, readRecordsOfSubject } from '@cadre/store'
import type { RecordVersion, Session } from '@cadre/store'
import type { Call } from '../context.ts'
import { asFact } from './as-fact.ts'
import { momentOf } from './list-query.ts'

const ofCatalogue = (name: string) => featureNamed(name)!
const comparison = ofCatalogue('pay_market_comparison')
const ratio = ofCatalogue('pay_market_ratio')
const position = ofCatalogue('pay_market_range_position')
const told = [comparison, ratio, position, ...Object.values(marketFeatures), costFeatures.currency]

const ofPerson = ['person', 'pay', 'work_terms', 'job_assignment'].map(entityNamed)

/** Pay beside the market by the features that models are told, from records that whoever asks may read. */
export async function handlePersonMarketPay(call: Call): Promise<unknown> {
  const { session } = call
  const personId = String(call.params['id'])
  const { asOf, ...known } = momentOf(call)
  const moment = { asOf, ...known }
  const own = await readRecordsOfSubject(session, ofPerson, { subjectId: personId, ...moment })
  const records = new Map([...own].map(([{ name }, versions]) => [name, versions]))
  if (records.get('person')?.length === 0)
    throw new AppError('record-missing', 'There is no such person within reach on that day.', {
      id: personId,
    })
  for (const [name, versions] of await surroundings(session, records, moment)) records.set(name, versions)
  const facts = new Map([...records].map(([name, versions]) => [name, versions.map(asFact)]))
  const values = evaluateFeatures(told, { personId, asOf, knownAt: asOf }, createEvaluator(factWorld(facts)))
  const pay = values[marketFeatures.fullTimePay.name]
  const survey = records.get('market_pay')!.find(({ id }) => id === values[marketFeatures.record.name])
  return {
    asOf,
    comparison: values[comparison.name],
    pay:
      typeof pay === 'number'
        ? { minor: Math.round(pay), currency: values[costFeatures.currency.name] }
        : null,
    ratio: values[ratio.name],
    position: values[position.name],
    survey: survey ? surveyOf(survey) : null,
  }
}

/** What features of the market look up for a person: job, place and what surveys say of the family there. */
async function surroundings(
  session: Session,
  records: ReadonlyMap<string, readonly RecordVersion[]>,
  moment: ReturnType<typeof momentOf>,
): Promise<ReadonlyMap<string, readonly RecordVersion[]>> {
  const assignments = records.get('job_assignment') ?? []
  const named = (field: string): string[] =>
    assignments.flatMap(({ values }) => (typeof values[field] === 'string' ? [values[field]] : []))
  const read = (kind: string, ids: readonly string[]) =>
    readRecords(session, entityNamed(kind), { ids, ...moment })
  const jobs = await read('job', named('jobId'))
  const places = await read('location', named('locationId'))
  const families = jobs.flatMap(({ values }) =>
    typeof values['familyId'] === 'string' ? [values['familyId']] : [],
  )
  const countries = places.flatMap(({ values }) =>
    typeof values['country'] === 'string' ? [values['country']] : [],
  )
  const surveys = await readRecords(session, entityNamed('market_pay'), {
    ...moment,
    filters: [
      { field: 'familyId', operator: 'in', value: families },
      { field: 'country', operator: 'in', value: countries },
    ],
  })
  return new Map([
    ['job', jobs],
    ['location', places],
    ['market_pay', surveys],
  ])
}

function surveyOf({ id, validFrom, values }: RecordVersion): Readonly<Record<string, unknown>> {
  const { source, surveyedOn, percentile25, median, percentile75 } = values
  const { percentile10 = null, percentile90 = null } = values
  return {
    id,
    source,
    surveyedOn,
    validFrom,
    percentile10,
    percentile25,
    median,
    percentile75,
    percentile90,
  }
}
