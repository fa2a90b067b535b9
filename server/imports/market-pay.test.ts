import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startImportServer } from './import-server.fixture.ts'
import type { ImportServer, ImportSteps, Item } from './import-server.fixture.ts'

let running: ImportServer
let { ask, step, upload, checked, imported } = {} as ImportSteps
before(async () => {
  running = await startImportServer()
  ;({ ask, step, upload, checked, imported } = running.as('hr_manager'))
})
after(() => running.close())

const head = 'Job family,Grade,Country,Currency,P25,P50,P75,Survey,Survey date,Effective date'
const row = (grade: string, amounts: string, from = '2025-01-01', source = 'Norte Survey'): string =>
  `Finance,${grade},ES,EUR,${amounts},${source},2024-10-01,${from}`
const table = (...rows: string[]): string => [head, ...rows, ''].join('\n')

const known = async (query = ''): Promise<readonly Item[]> =>
  (await ask('GET', `/market-pay?limit=100${query}`)).items
const medianOf = (item: Item | undefined): unknown => item?.values['median']
const rows = (counts: Partial<Record<string, number>>) => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  leftOut: 0,
  ...counts,
})

/** Rows that are refused, with column and code of what is wrong. */
async function refusals(id: string): Promise<unknown[]> {
  const { items } = await ask('GET', `/imports/${id}/rows?show=rejected`)
  return items.map((item) => [item.row, item.issues.map(({ column, code }) => [column, code])])
}

test('a table of market pay is understood by its columns, and the same table again changes nothing', async () => {
  const first = table(row('Grade 1', '22000,24000,26500'), row('Grade 2', '29000,31000,34000'))
  const done = await imported('market 2025.csv', first)
  assert.deepEqual(done.counts.rows, rows({ created: 2 }), JSON.stringify(done.issues))
  const [one] = await known()
  assert.equal(one!.validFrom, '2025-01-01')
  assert.equal(one!.values['source'], 'Norte Survey')
  assert.equal(one!.values['surveyedOn'], '2024-10-01')
  assert.deepEqual(
    (await known())
      .map(medianOf)
      .map((median) => JSON.stringify(median))
      .sort(),
    ['{"minor":2400000,"currency":"EUR"}', '{"minor":3100000,"currency":"EUR"}'],
  )
  const again = await imported('a copy.csv', first)
  assert.deepEqual(again.counts.rows, rows({ unchanged: 2 }))
})

test('the table of the next year holds from its day, and what held before stays', async () => {
  const next = table(
    row('Grade 1', '22500,24800,27200', '2026-01-01'),
    row('Grade 2', '29000,31000,34000', '2026-01-01'),
  )
  const done = await imported('market 2026.csv', next)
  assert.deepEqual(done.counts.rows, rows({ updated: 1, unchanged: 1 }), JSON.stringify(done.issues))
  const medians = async (asOf: string) =>
    (await known(`&asOf=${asOf}`)).map((item) => (medianOf(item) as { minor: number }).minor).sort()
  assert.deepEqual(await medians('2025-12-31'), [2_400_000, 3_100_000])
  assert.deepEqual(await medians('2026-01-01'), [2_480_000, 3_100_000])
  const undone = await step(`/imports/${done.id}/undo`)
  assert.equal(undone.state, 'undone')
  assert.deepEqual(await medians('2026-01-01'), [2_400_000, 3_100_000])
})

test('years of one table may come in any order, and end where the next begins', async () => {
  const years = table(
    row('Grade 3', '40000,43000,47000', '2026-01-01', 'Years'),
    row('Grade 3', '38000,41000,45000', '2024-01-01', 'Years'),
    row('Grade 3', '39000,42000,46000', '2025-01-01', 'Years'),
  )
  const done = await imported('years.csv', years)
  assert.equal(done.counts.rows.rejected, 0, JSON.stringify(done.issues))
  for (const [asOf, minor] of [
    ['2024-06-01', 4_100_000],
    ['2025-06-01', 4_200_000],
    ['2026-06-01', 4_300_000],
  ] as const) {
    const found = (await known(`&asOf=${asOf}`)).filter(({ values }) => values['source'] === 'Years')
    assert.deepEqual(found.map(medianOf), [{ minor, currency: 'EUR' }], asOf)
  }
  assert.deepEqual((await imported('years again.csv', `${years}\n`)).counts.rows, rows({ unchanged: 3 }))
})

test('what cannot be right is told by row and column, and not taken', async () => {
  const wrong = table(
    row('Grade 4', '60000,58000,66000'),
    'Finance,Grade 5,ES,EURO,70000,76000,82000,Norte Survey,2024-10-01,2025-01-01',
    row('Grade 77', '60000,61000,66000'),
    'Finanse,Grade 4,ES,EUR,60000,61000,66000,Norte Survey,2024-10-01,2025-01-01',
    row('Grade 6', '110000,115000 USD,121000'),
  )
  const { id, counts } = await checked('wrong.csv', wrong)
  assert.deepEqual(counts.rows, rows({ rejected: 5 }))
  assert.deepEqual(await refusals(id), [
    [1, [['P50', 'amounts_fall']]],
    [2, [['Currency', 'currency_invalid']]],
    [3, [['Grade', 'reference_unknown']]],
    [4, [['Job family', 'reference_unknown']]],
    [5, [['P50', 'currencies_differ']]],
  ])
  const { issues } = await ask('GET', `/imports/${id}`)
  const fall = issues.find(({ code }) => code === 'amounts_fall')
  assert.equal(fall!.message, 'Amounts are given from low to high: median is below percentile 25.')
})

test('two rows of one family, grade, country, survey and day are a question, and periods that overlap are refused', async () => {
  const twice = table(
    row('Grade 4', '50000,53000,57000', '2025-01-01', 'Twice'),
    row('grade 4', '50000,54000,57000', '2025-01-01', 'twice'),
  )
  assert.deepEqual(await refusals((await checked('twice.csv', twice)).id), [
    [1, [['', 'key_repeated']]],
    [2, [['', 'key_repeated']]],
  ])
  const overlapping = [
    `${head},Effective to`,
    `${row('Grade 5', '70000,76000,82000', '2024-01-01', 'Over')},2025-07-01`,
    `${row('Grade 5', '71000,77000,83000', '2025-01-01', 'Over')},2026-01-01`,
    '',
  ].join('\n')
  assert.deepEqual(await refusals((await checked('overlapping.csv', overlapping)).id), [
    [1, [['Effective to', 'periods_overlap']]],
    [2, [['Effective to', 'periods_overlap']]],
  ])
})

test('a currency that the sheet does not name is one for all amounts', async () => {
  const plain = [
    'Job family,Grade,Country,P25,Median,P75,Survey,Survey date',
    'Finance,Grade 1,PE,60000,66000,75000,Lima Survey,2026-02-01',
    '',
  ].join('\n')
  const id = await upload('no currency.csv', plain)
  const { mapping } = await step(`/imports/${id}/read`)
  await ask('PUT', `/imports/${id}/mapping`, {
    mapping: { ...mapping, asOf: '2026-03-01', fixed: { 'market_pay.currency': 'PEN' } },
  })
  assert.deepEqual((await step(`/imports/${id}/check`)).counts.rows, rows({ created: 1 }))
})

test('market pay is read by HR managers and executives, and brought by HR managers alone', async () => {
  const { server } = running
  for (const [role, status] of [
    ['hr_manager', 200],
    ['executive', 200],
    ['lead', 403],
    ['employee', 403],
    ['recruiter', 403],
    ['training_specialist', 403],
  ] as const)
    assert.equal((await server.call(role, 'GET', '/market-pay')).status, status, role)
  const recruiter = running.as('recruiter')
  const id = await recruiter.upload('market.csv', table(row('Grade 1', '1,2,3')))
  const { mapping } = await recruiter.step(`/imports/${id}/read`)
  await recruiter.ask('PUT', `/imports/${id}/mapping`, { mapping }, 403)
})
