import { entityNamed } from '../entities/catalogue.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { featureCatalogue, featureNamed } from './catalogue/catalogue.ts'
import { fieldsOf } from './fields-of.ts'

test('every feature names the fields it reads, of the very records it is made of', () => {
  for (const { name, compute, sources } of featureCatalogue) {
    const read = fieldsOf(compute)
    assert.deepEqual(
      read.map(({ entity }) => entity),
      sources,
      name,
    )
    for (const { entity, fields } of read) {
      const declared = entityNamed(entity)
      for (const field of fields.map((read) => read.replace(/_(minor|currency|sentiment)$/, '')))
        assert.ok(
          field in declared.fields || ['id', 'personId', 'validFrom', 'validTo'].includes(field),
          `${name}: ${entity}.${field}`,
        )
    }
  }
})

test('fields of the record and of whom it is looked up by are told apart', () => {
  const read = fieldsOf(featureNamed('pay_compa_ratio')!.compute)
  const fields = new Map(read.map(({ entity, fields: named }) => [entity, named]))
  assert.ok(fields.get('pay')!.includes('amount_minor'), JSON.stringify(read))
  assert.ok(fields.get('pay_band')!.includes('gradeId'), JSON.stringify(read))
  assert.ok(!fields.get('pay_band')!.includes('amount_minor'))
})
