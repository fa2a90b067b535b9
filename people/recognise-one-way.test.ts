import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recogniseOneWay } from './recognise-one-way.ts'

for (const name of [
  'TenureYears',
  'tenure',
  'YearsAtCompany',
  'TotalWorkingYears',
  'time_spend_company',
  'NumCompaniesWorked',
  'Education',
  'years_of_experience',
  'Antigüedad',
  'Betriebszugehörigkeit',
]) {
  test(`the name "${name}" says that it only grows`, () => assert.equal(recogniseOneWay(name)?.way, 'up'))
}

for (const name of [
  'YearsSinceLastPromotion',
  'YearsInCurrentRole',
  'YearsWithCurrManager',
  'MonthlyIncome',
  'OverTime',
  'employee_experience_score',
  'Department',
  'average_monthly_hours',
]) {
  test(`the name "${name}" says nothing of one way`, () => assert.equal(recogniseOneWay(name), undefined))
}
