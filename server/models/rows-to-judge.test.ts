import { AppError } from '@cadre/core'
import { openLakeFolder, writeSet } from '@cadre/store/lake'
import type { LakeStorage } from '@cadre/store/lake'
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { rowsToJudge } from './rows-to-judge.ts'
import type { AskedRows } from './rows-to-judge.ts'
import type { RowsLearned } from './rows-learned.ts'

let folder: string
let lake: LakeStorage
const hashes = new Map<string, string>()
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadre-lake-'))
  lake = await openLakeFolder(folder)
  await write('outcomes/leavers', '1', ['2025-01-31', '2025-06-30'])
  await write('tables/plain', '1', [null])
  await write('tables/plain', '2', [null, null])
  await write('tables/twin', '1', [null])
})
after(() => rm(folder, { recursive: true }))

async function write(name: string, sequence: string, days: readonly (string | null)[]): Promise<void> {
  const hasDays = days[0] !== null
  const { hash } = await writeSet(
    lake,
    {
      name,
      sequence,
      source: 'a test',
      key: ['row'],
      columns: [
        { name: 'row', type: 'integer', meaning: 'which' },
        ...(hasDays ? [{ name: 'as_of', type: 'date', meaning: 'when' } as const] : []),
      ],
      now: new Date('2026-01-01'),
    },
    [days.map((as_of, row) => ({ row, ...(hasDays && { as_of }) }))],
  )
  hashes.set(`${name} ${sequence}`, hash)
}

const learnedFrom = (name: string, sequence: string, more: Partial<RowsLearned> = {}): RowsLearned => ({
  dataSet: name,
  sequence,
  hash: hashes.get(`${name} ${sequence}`)!,
  lastDay: null,
  heldOut: 0,
  knownOn: null,
  ...more,
})

async function refusal(learned: RowsLearned, asked: AskedRows): Promise<string> {
  const error = await rowsToJudge(lake, learned, asked).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof AppError, 'nothing was refused')
  return `${error.code}: ${error.message}`
}

const leavers = { dataSet: 'outcomes/leavers' }
const upTo = (lastDay: string) => learnedFrom('outcomes/leavers', '1', { lastDay })

test('days that a version learned from judge nothing, and what to do instead is said', async () => {
  const onAll = await refusal(upTo('2025-03-31'), leavers)
  assert.match(onAll, /^record-conflict: .*up to 2025-03-31.*Judge it on rows after 2025-03-31\.$/)
  assert.match(
    await refusal(upTo('2025-03-31'), { ...leavers, after: '2025-03-30' }),
    /Judge it on rows after/,
  )
  assert.match(await refusal(upTo('2025-06-30'), leavers), /no later row\. Train it up to an earlier day/)
})

test('days after the last one do, and outcomes that were still open are told', async () => {
  const asked = { ...leavers, after: '2025-03-31' }
  const later = await rowsToJudge(lake, upTo('2025-03-31'), asked)
  assert.deepEqual([later.after, later.heldOut], ['2025-03-31', 0])
  assert.doesNotMatch(later.because, /too good/)
  const open = await rowsToJudge(lake, { ...upTo('2025-03-31'), knownOn: '2025-09-30' }, asked)
  assert.match(open.because, /known on 2025-09-30 only, so figures of the days before may be too good/)
})

test('a table without days judges by the rows that were held out of it, in the state that was learned from', async () => {
  const plain = { dataSet: 'tables/plain' }
  assert.match(await refusal(learnedFrom('tables/plain', '1'), plain), /Train it with rows held out/)
  assert.match(await refusal(learnedFrom('tables/plain', '1'), { dataSet: 'tables/twin' }), /cannot judge it/)
  const heldOut = learnedFrom('tables/plain', '1', { heldOut: 20 })
  const { sequence, heldOut: share } = await rowsToJudge(lake, heldOut, plain)
  assert.deepEqual([sequence, share], ['1', 20])
  assert.match(
    await refusal(heldOut, { ...plain, sequence: '2' }),
    /as it was when the version was trained \(1\)/,
  )
})

test('other data sets are judged on as they are, and for a bundle that was brought it is said that nobody knows', async () => {
  const { because } = await rowsToJudge(lake, learnedFrom('tables/plain', '1'), leavers)
  assert.match(because, /another data set/)
  assert.match((await rowsToJudge(lake, null, leavers)).because, /not known here/)
})
