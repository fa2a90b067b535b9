import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayReadFigures } from './figure-rules.ts'

const hr = { roles: ['hr_manager'], reachesAll: true } as const
const pay = { classes: ['pay', 'employment', 'pay structure'], purpose: 'pay' } as const

test('figures over everybody are for roles whose rules cover every class of them for the purpose', () => {
  assert.ok(mayReadFigures(hr, pay))
  assert.ok(!mayReadFigures({ ...hr, reachesAll: false }, pay), 'a region is not everybody')
  assert.ok(!mayReadFigures(hr, { ...pay, purpose: 'development' }))
  const scientist = { roles: ['data_scientist'], reachesAll: false } as const
  assert.ok(mayReadFigures(scientist, { classes: ['absence'], purpose: 'wellbeing' }))
  assert.ok(!mayReadFigures(scientist, { classes: ['absence', 'voice'], purpose: 'wellbeing' }))
})

test('administrators have no figures about people, whatever they are made of', () => {
  const administrator = { roles: ['administrator'], reachesAll: false } as const
  for (const classes of [[], ['pay structure'], ['directory'], ['pay']] as const)
    assert.ok(!mayReadFigures(administrator, { classes, purpose: 'retention' }), String(classes))
})
