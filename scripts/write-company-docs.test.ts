import { publishedFigures } from '@cadre/synth'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { companyPage, countedFigures, writtenCompanyPage } from './write-company-docs.ts'

const counted = countedFigures()

for (const { name, meaning, lowest, highest } of publishedFigures) {
  test(`the synthetic company comes near to what is published: ${meaning}`, () => {
    const found = counted.figures[name]
    assert.ok(found >= lowest && found <= highest, `${found} is not from ${lowest} to ${highest}`)
  })
}

test('leaving rises in the first two years and falls after', () => {
  const [first, second, third, , last] = counted.byTenure as [number, number, number, number, number]
  assert.ok(second > first && second > third && third > last)
})

test('docs/synthetic-company.md has the figures that are counted', () => {
  assert.equal(writtenCompanyPage(), companyPage(counted), 'run node scripts/write-company-docs.ts')
})
