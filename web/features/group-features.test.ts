import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FeatureLine } from './feature-queries.ts'
import { groupFeatures, groupStanding } from './group-features.ts'

type Newest = NonNullable<FeatureLine['newest']>
const line = (name: string, newest?: Partial<Newest>): FeatureLine =>
  ({ name, newest: newest ? { missing: 0, drift: null, ...newest } : null }) as unknown as FeatureLine

test('features stand by what they are about, each once, those of no known group last', () => {
  const groups = groupFeatures([
    line('weather_rain'),
    line('survey_growth'),
    line('pay_raise_12m'),
    line('pay_bonus'),
  ])
  assert.deepEqual(
    groups.map(({ name, features }) => [name, ...features.map((one) => one.name)]),
    [
      ['pay', 'pay_raise_12m', 'pay_bonus'],
      ['survey', 'survey_growth'],
      ['other', 'weather_rain'],
    ],
  )
})

test('of a group it is told how many have changed so that somebody should look, and how many most people have no value of', () => {
  const features = [
    line('pay_a', { drift: 'act' }),
    line('pay_b', { drift: 'watch', missing: 0.6 }),
    line('pay_c', { drift: 'small change', missing: 0.5 }),
    line('pay_d'),
  ]
  assert.deepEqual(groupStanding(features), { changed: 2, sparse: 1 })
})
