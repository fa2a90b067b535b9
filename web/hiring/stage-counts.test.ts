import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stageCounts } from './stage-counts.ts'

const stage = (id: string, order: number, kind: string, requisitionId?: string) =>
  ({ id, values: { name: id, order, kind, requisitionId } }) as never
const application = (stageId: string, status: string) => ({ values: { stageId, status } }) as never
const stages = [
  stage('talk', 2, 'interview'),
  stage('applied', 0, 'applied'),
  stage('task', 1, 'assessment', 'req_other'),
  stage('rejected', 9, 'rejected'),
]
const countsOf = (applications: readonly never[]) =>
  stageCounts(applications, stages).map(({ stage: { id }, count }) => [id, count])

test('stages stand in their order with how many applications in process stand in each', () => {
  const applications = [application('talk', 'in process'), application('talk', 'in process')]
  assert.deepEqual(countsOf(applications), [
    ['applied', 0],
    ['talk', 2],
  ])
})

test('who was rejected stands in no stage, and a stage of another requisition is not shown', () => {
  assert.deepEqual(countsOf([application('rejected', 'rejected')]), [
    ['applied', 0],
    ['talk', 0],
  ])
})

test('whoever stands in a stage is shown, whatever the stage is', () => {
  assert.deepEqual(countsOf([application('task', 'in process'), application('rejected', 'in process')]), [
    ['applied', 0],
    ['task', 1],
    ['talk', 0],
    ['rejected', 1],
  ])
})
