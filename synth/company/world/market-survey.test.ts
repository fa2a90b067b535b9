import assert from 'node:assert/strict'
import { test } from 'node:test'
import { synthesiseCompany } from '../synthesise-company.ts'

type Amount = { readonly minor: number; readonly currency: string }
const records = [...synthesiseCompany({ people: 60, years: 5, seed: 4, today: '2026-06-30' })]
const of = (kind: string) => records.filter(({ entity }) => entity === kind)
const cellOf = ({ values }: { readonly values: Readonly<Record<string, unknown>> }): string =>
  [values['familyId'], values['gradeId'], values['country']].join()
const amount = (values: Readonly<Record<string, unknown>>, field: string): number =>
  (values[field] as Amount).minor

test('each family and country has a market that moves by 2 to 4 per cent a year, at paces of their own', () => {
  const paces = [...Map.groupBy(of('market_pay'), cellOf).values()].map((years) => {
    const ordered = years.toSorted((a, b) => (a.from < b.from ? -1 : 1))
    assert.ok(
      ordered.slice(1).every(({ from }, at) => ordered[at]!.to === from),
      'a year follows a year',
    )
    const [first, last] = [ordered[0]!, ordered.at(-1)!]
    const passed = Number(last.from.slice(0, 4)) - Number(first.from.slice(0, 4))
    return (amount(last.values, 'median') / amount(first.values, 'median')) ** (1 / passed) - 1
  })
  // Pay is in hundreds, which shows in the pace of the lowest grades.
  for (const pace of paces) assert.ok(pace > 0.018 && pace < 0.042, String(pace))
  assert.ok(Math.max(...paces) - Math.min(...paces) > 0.008)
})

test('it is the market that the bands follow, a little off by family, and none for the highest grade', () => {
  const bands = new Map(of('pay_band').map((band) => [`${cellOf(band)} ${band.from}`, band.values]))
  for (const surveyed of of('market_pay')) {
    const band = bands.get(`${cellOf(surveyed)} ${surveyed.from}`)!
    const ratio = amount(surveyed.values, 'median') / amount(band, 'midpoint')
    assert.ok(ratio > 0.95 && ratio < 1.05, String(ratio))
    assert.ok(String(surveyed.values['surveyedOn']) < surveyed.from)
    const amounts = ['percentile10', 'percentile25', 'median', 'percentile75', 'percentile90'].map((field) =>
      amount(surveyed.values, field),
    )
    assert.deepEqual(
      amounts,
      amounts.toSorted((a, b) => a - b),
    )
  }
  const surveyed = new Set(of('market_pay').map(({ values }) => values['gradeId']))
  assert.equal(surveyed.size, of('grade').length - 1)
})
