import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entities } from '../entities/catalogue.ts'
import { retentionRuleFor, retentionRules } from './retention-rules.ts'

test('every kind of record about somebody is kept for a time that a rule says, in every place', () => {
  const places = [null, ...new Set(retentionRules.map(({ place }) => place))]
  for (const { name, subject, dataClass } of entities) {
    if (subject === 'organisation') continue
    const whose = subject === 'person' ? 'person' : 'candidate'
    for (const place of places) {
      const rule = retentionRuleFor(retentionRules, { place, subject: whose, dataClass })
      assert.ok(rule, `${name} in ${place}`)
      assert.ok(rule.eraseAfterMonths > 0 && rule.eraseAfterMonths >= rule.keepMonths, `${name} in ${place}`)
    }
  }
})

test('no place has two rules for one class', () => {
  const keys = retentionRules.map(({ place, subject, dataClass }) => [place, subject, dataClass].join('/'))
  assert.equal(new Set(keys).size, keys.length)
})
