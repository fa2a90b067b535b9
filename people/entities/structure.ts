import { defineEntity } from './define-entity.ts'
import { choice, date, decimal, flag, freeText, integer, money, reference, text } from './field.ts'
import { code, name, ofOrganisation } from './shared-parts.ts'

export const legalEntity = defineEntity({
  ...ofOrganisation,
  name: 'legal_entity',
  path: 'legal-entities',
  idPrefix: 'ent',
  meaning: 'A company or branch that employs people',
  fields: {
    name,
    code,
    country: text('ISO 3166 code', { format: 'country', isRequired: true }),
    currency: text('ISO 4217 code', { format: 'currency' }),
  },
  unique: [['name']],
})

export const location = defineEntity({
  ...ofOrganisation,
  name: 'location',
  path: 'locations',
  idPrefix: 'loc',
  meaning: 'A place where people work',
  fields: {
    name,
    code,
    country: text('ISO 3166 code', { format: 'country', isRequired: true }),
    region: text('second part of its ISO 3166-2 code, such as CA', { maxLength: 3 }),
    street: text('street and number'),
    postcode: text('postcode', { maxLength: 20 }),
    city: text('town or city'),
    timeZone: text('IANA time zone', { maxLength: 60 }),
    kind: choice('what sort of place', ['office', 'plant', 'shop', 'remote', 'other']),
  },
  unique: [['name']],
})

export const department = defineEntity({
  ...ofOrganisation,
  name: 'department',
  path: 'departments',
  idPrefix: 'dep',
  meaning: 'A unit of the organisation tree',
  fields: {
    name,
    code,
    parentId: reference('the unit it belongs to', 'department'),
    headId: reference('who leads it', 'person'),
    costCentre: text('cost centre', { maxLength: 60 }),
  },
  takesCustomFields: true,
  indexed: ['parentId'],
})

export const jobFamily = defineEntity({
  ...ofOrganisation,
  name: 'job_family',
  path: 'job-families',
  idPrefix: 'fam',
  meaning: 'Jobs that ask for like skills',
  fields: { name, code },
  unique: [['name']],
})

export const grade = defineEntity({
  ...ofOrganisation,
  name: 'grade',
  path: 'grades',
  idPrefix: 'grd',
  meaning: 'A level of the job structure',
  fields: { name, rank: integer('order among grades, 1 the lowest', { min: 0, max: 999, isRequired: true }) },
  unique: [['name']],
})

export const job = defineEntity({
  ...ofOrganisation,
  name: 'job',
  path: 'jobs',
  idPrefix: 'job',
  meaning: 'A kind of work that several people may do',
  fields: {
    name,
    code,
    familyId: reference('its family', 'job_family'),
    gradeId: reference('its grade', 'grade'),
    isManagement: flag('whether it leads people'),
    description: freeText('what the work is'),
  },
  takesCustomFields: true,
  indexed: ['familyId'],
})

export const payBand = defineEntity({
  ...ofOrganisation,
  name: 'pay_band',
  path: 'pay-bands',
  idPrefix: 'bnd',
  dataClass: 'pay structure',
  title: [],
  meaning: 'The range of yearly pay of a grade, in one currency and place',
  fields: {
    gradeId: reference('the grade', 'grade', { isRequired: true }),
    familyId: reference('only for this family', 'job_family'),
    country: text('only for this country', { format: 'country' }),
    minimum: money('lowest yearly pay', { isRequired: true }),
    midpoint: money('middle yearly pay', { isRequired: true }),
    maximum: money('highest yearly pay', { isRequired: true }),
  },
  rising: ['minimum', 'midpoint', 'maximum'],
  indexed: ['gradeId'],
})

export const marketPay = defineEntity({
  ...ofOrganisation,
  name: 'market_pay',
  path: 'market-pay',
  idPrefix: 'mkt',
  dataClass: 'market pay',
  title: [],
  meaning:
    'What other employers pay for a full-time year of a job family and grade in a country, by a survey',
  fields: {
    familyId: reference('the family', 'job_family', { isRequired: true }),
    gradeId: reference('the grade', 'grade', { isRequired: true }),
    country: text('ISO 3166 code', { format: 'country', isRequired: true }),
    source: text('name of the survey or table', { maxLength: 120, isRequired: true }),
    surveyedOn: date('day that the survey is of', { isRequired: true }),
    percentile10: money('a tenth are paid less for a year'),
    percentile25: money('a quarter are paid less for a year', { isRequired: true }),
    median: money('half are paid less for a year', { isRequired: true }),
    percentile75: money('three quarters are paid less for a year', { isRequired: true }),
    percentile90: money('nine tenths are paid less for a year'),
  },
  unique: [['gradeId', 'familyId', 'country', 'source']],
  rising: ['percentile10', 'percentile25', 'median', 'percentile75', 'percentile90'],
  indexed: ['gradeId'],
})

export const exchangeRate = defineEntity({
  ...ofOrganisation,
  name: 'exchange_rate',
  path: 'exchange-rates',
  idPrefix: 'fxr',
  title: [],
  meaning: 'What one unit of a currency is worth in another, from a date on',
  fields: {
    from: text('currency that is bought', { format: 'currency', isRequired: true }),
    to: text('currency that is paid', { format: 'currency', isRequired: true }),
    rate: decimal('units of `to` for one of `from`', { min: 1e-9, max: 1e9, isRequired: true }),
  },
  unique: [['from', 'to']],
})

export const team = defineEntity({
  ...ofOrganisation,
  name: 'team',
  path: 'teams',
  idPrefix: 'tea',
  meaning: 'People who work together, whatever their department',
  fields: {
    name,
    departmentId: reference('where it belongs', 'department'),
    parentId: reference('the team it is a part of', 'team'),
    leadId: reference('who leads it', 'person'),
    purposeText: text('what it is there for', { maxLength: 500 }),
  },
  takesCustomFields: true,
  indexed: ['departmentId'],
})

export const project = defineEntity({
  ...ofOrganisation,
  name: 'project',
  path: 'projects',
  idPrefix: 'prj',
  meaning: 'Work with an end',
  fields: {
    name,
    code,
    ownerId: reference('who answers for it', 'person'),
    dueDate: date('when it should be done'),
    status: choice('where it stands', ['planned', 'running', 'paused', 'done', 'dropped']),
    budget: money('what it may cost'),
  },
  takesCustomFields: true,
})
