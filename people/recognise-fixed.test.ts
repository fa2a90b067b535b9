import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recogniseFixed } from './recognise-fixed.ts'

test('tenure, ratings, illness and clocks stand; what an organisation could move does not', () => {
  for (const name of [
    'tenure',
    'YearsAtCompany',
    'PerformanceRating',
    'last_rating',
    'months_since_promotion',
    'sick_days',
    'absences_days',
  ])
    assert.ok(recogniseFixed(name), name)
  for (const name of [
    'monthly_pay',
    'OverTime',
    'DistanceFromHome',
    'training_hours',
    'engagement_score',
    'Department',
  ])
    assert.ok(!recogniseFixed(name), name)
})
