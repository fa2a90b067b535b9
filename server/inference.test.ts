import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enthrone } from './champion.fixture.ts'
import { startTestServer } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
before(async () => {
  server = await startTestServer({ people: 12 })
  await enthrone(server)
})
after(() => server.close())

const infer = (body: unknown): Promise<Answer> =>
  server.call('data_scientist', 'POST', '/v2/models/leavers/infer', { body })
const column = (name: string, datatype: string, data: unknown[]): object => ({
  name,
  datatype,
  shape: [data.length],
  data,
})
const rows = [
  column('Team', 'BYTES', ['Sales', 'Office', null]),
  column('OverTime', 'BYTES', ['Yes', 'No', null]),
  column('Pay', 'FP64', [2100, 5900, null]),
]

test('whoever speaks the Open Inference Protocol finds out what a model takes and gives, and asks it', async () => {
  const { call } = server
  assert.deepEqual((await call(undefined, 'GET', '/v2/health/live')).body, { live: true })
  assert.deepEqual((await call(undefined, 'GET', '/v2/health/ready')).body, { ready: true })
  const about = await call(undefined, 'GET', '/v2')
  assert.deepEqual(about.body['extensions'], ['cadre_null', 'cadre_explain'])
  const described = await call('data_scientist', 'GET', '/v2/models/leavers')
  assert.deepEqual(described.body['inputs'], [
    { name: 'Team', shape: [-1], datatype: 'BYTES' },
    { name: 'OverTime', shape: [-1], datatype: 'BYTES' },
    { name: 'Pay', shape: [-1], datatype: 'FP64' },
  ])
  const answer = await infer({ id: '42', inputs: rows, parameters: { explain: 2 } })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const { id, model_name: name, model_version: version, outputs } = answer.body
  assert.deepEqual([id, name, version], ['42', 'leavers', '1'])
  const [score, status, reasons] = outputs as {
    name: string
    shape: number[]
    data: (number | string | null)[]
  }[]
  assert.deepEqual([score!.name, score!.shape, status!.name], ['score', [3], 'status'])
  const own = await call('data_scientist', 'POST', '/models/leavers/scores', {
    body: {
      inputs: [
        { Team: 'Sales', OverTime: 'Yes', Pay: 2100 },
        { Team: 'Office', OverTime: 'No', Pay: 5900 },
      ],
    },
  })
  const scores = (own.body['items'] as { score: number }[]).map((item) => item.score)
  assert.deepEqual(score!.data, [...scores, null], 'as its own way answers')
  assert.deepEqual(status!.data.slice(0, 2), ['scored', 'scored'])
  assert.match(String(status!.data[2]), /missing or cannot be read/)
  assert.equal((JSON.parse(String(reasons!.data[0])) as unknown[]).length, 2)
})

test('rows as lists of their own, and all columns as one tensor, get the same scores', async () => {
  const scoresOf = ({ status, body }: Answer): unknown => {
    assert.equal(status, 200, JSON.stringify(body))
    return (body['outputs'] as { data: unknown }[])[0]!.data
  }
  const flat = scoresOf(await infer({ inputs: rows }))
  const nested = [
    { name: 'Team', datatype: 'BYTES', shape: [3, 1], data: [['Sales'], ['Office'], [null]] },
    ...rows.slice(1),
  ]
  assert.deepEqual(scoresOf(await infer({ inputs: nested })), flat)
  const table = [
    ['Sales', 'Yes', 2100],
    ['Office', 'No', 5900],
    [null, null, null],
  ]
  for (const data of [table, table.flat()]) {
    const whole = { name: 'rows', datatype: 'BYTES', shape: [3, 3], data }
    assert.deepEqual(scoresOf(await infer({ inputs: [whole] })), flat)
  }
  const narrow = await infer({
    inputs: [{ name: 'rows', datatype: 'BYTES', shape: [3, 2], data: table.flat() }],
  })
  assert.equal(narrow.status, 400)
  assert.match(String(narrow.body['error']), /"rows" has the shape \[3, 2\] and 9 values/)
})

test('the version that answers is asked by its number, and no other one', async () => {
  const { call } = server
  const at = (version: number | string, rest = ''): string => `/v2/models/leavers/versions/${version}${rest}`
  const described = await call('data_scientist', 'GET', at(1))
  assert.deepEqual(described.body, (await call('data_scientist', 'GET', '/v2/models/leavers')).body)
  const answer = await call('data_scientist', 'POST', at(1, '/infer'), { body: { inputs: rows } })
  assert.deepEqual(answer.body, (await infer({ inputs: rows })).body)
  assert.deepEqual((await call('data_scientist', 'GET', at(1, '/ready'))).body, {
    name: 'leavers',
    ready: true,
  })
  assert.deepEqual((await call('data_scientist', 'GET', at(2, '/ready'))).body, {
    name: 'leavers',
    ready: false,
  })
  const other = await call('data_scientist', 'POST', at(2, '/infer'), { body: { inputs: rows } })
  assert.equal(other.status, 404)
  assert.match(String(other.body['error']), /Version 2 of "leavers" does not answer; version 1 does/)
  assert.equal((await call('data_scientist', 'GET', at('latest'))).status, 400)
})

test('only the outputs that are asked for come back', async () => {
  const { body } = await infer({ inputs: rows, outputs: [{ name: 'score' }] })
  assert.deepEqual(
    (body['outputs'] as { name: string }[]).map(({ name }) => name),
    ['score'],
  )
})

test('tensors that do not fit together, columns that are not there and reasons without end are refused with words', async () => {
  const short = await infer({ inputs: [rows[0], column('Pay', 'FP64', [1])] })
  assert.equal(short.status, 400)
  assert.match(String(short.body['error']), /"Pay" has the shape \[1\].*3 × 1/)
  const misspelt = await infer({ inputs: [column('Tem', 'BYTES', ['Sales'])] })
  assert.deepEqual([misspelt.status, misspelt.body['code']], [400, 'column-unknown'])
  assert.match(String(misspelt.body['error']), /"Team" meant/)
  assert.equal((await infer({ inputs: rows, parameters: { explain: 1e6 } })).status, 400)
  const many = Array.from({ length: 1001 }, () => 3000)
  assert.equal((await infer({ inputs: [column('Pay', 'FP64', many)] })).status, 400)
})

test('a model that is not there, and an account without a part in models, get no answer', async () => {
  const { call } = server
  assert.equal((await call('data_scientist', 'GET', '/v2/models/nobody')).status, 404)
  assert.deepEqual((await call('data_scientist', 'GET', '/v2/models/nobody/ready')).body, {
    name: 'nobody',
    ready: false,
  })
  assert.equal(
    (await call('employee', 'POST', '/v2/models/leavers/infer', { body: { inputs: rows } })).status,
    403,
  )
  assert.equal(
    (await call(undefined, 'POST', '/v2/models/leavers/infer', { body: { inputs: rows } })).status,
    401,
  )
})
