/**
 * What the roles, the grouping and the profile make of real files; reads CADRE_REAL_DATA and skips aloud without
 * it. Here because this is the first workspace that sees the readers and the lifecycle.
 */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { openFile } from '@cadre/connect/files'
import { selectColumns, takeRows } from '@cadre/learn/table'
import { readTable } from '@cadre/lifecycle/ingest'
import {
  countGroups,
  findColumn,
  findRowGroups,
  inferRoles,
  inferTask,
  profileTable,
} from '@cadre/lifecycle/validate'
import type { DataProfile, InferredRoles, InferredTask } from '@cadre/lifecycle/validate'

const folder = process.env['CADRE_REAL_DATA'] ?? resolve(import.meta.dirname, '../../shared/data')

interface Studied {
  readonly task: InferredTask
  readonly roles: InferredRoles
  readonly profile: DataProfile
  readonly groups: number
}

interface RealFile {
  readonly file: string
  readonly target: string
  readonly hasHeader?: boolean
  readonly check: (studied: Studied) => void
}

const files: readonly RealFile[] = [
  {
    file: 'HRDataset_v14.csv',
    target: 'Termd',
    check({ task, roles, profile }) {
      assert.equal(task.positive, '1')
      assert.deepEqual(roles.leaks.toSorted(), [
        'DateofTermination',
        'EmpStatusID',
        'EmploymentStatus',
        'LastPerformanceReview_Date',
        'TermReason',
      ])
      for (const innocent of [
        'Salary',
        'Absences',
        'EngagementSurvey',
        'DaysLateLast30',
        'DateofHire',
        'ManagerID',
      ]) {
        assert.ok(roles.features.includes(innocent), innocent)
      }
      assert.deepEqual([...new Set(roles.protectedColumns.map(({ attribute }) => attribute))].toSorted(), [
        'age',
        'ethnicity',
        'marital status',
        'nationality',
        'sex',
      ])
      assert.ok(
        roles.columns.every(({ name, role }) => !/Name$|EmpID|Zip/.test(name) || role === 'identifier'),
      )
      assert.equal(profile.columns.find(({ name }) => name === 'DateofTermination')?.missing, 207)
    },
  },
  {
    file: 'HRDataset_v14.csv',
    target: 'PerformanceScore',
    check({ task, roles }) {
      assert.equal(task.target.classes.length, 4)
      assert.deepEqual(roles.leaks, ['PerfScoreID'])
    },
  },
  {
    file: 'ibm_hr_attrition.csv',
    target: 'Attrition',
    check({ task, roles, groups }) {
      assert.equal(task.target.task, 'binary')
      assert.deepEqual(roles.leaks, [])
      assert.deepEqual(
        roles.protectedColumns.map(({ column }) => column),
        ['Age', 'Gender', 'MaritalStatus'],
      )
      assert.equal(roles.columns.filter(({ role }) => role === 'constant').length, 3)
      assert.equal(roles.features.length, 27)
      assert.equal(groups, 1470)
    },
  },
  {
    file: 'HR_comma_sep.csv',
    target: 'left',
    check({ roles, profile, groups }) {
      assert.deepEqual(roles.leaks, [])
      assert.equal(roles.features.length, 9)
      assert.equal(profile.duplicateRows, 3008)
      assert.ok(groups <= 11_991 && groups > 11_000, String(groups))
    },
  },
  {
    file: 'INX_employee_performance.csv',
    target: 'PerformanceRating',
    check({ task, roles, groups }) {
      assert.deepEqual(task.target.classes, ['2', '3', '4'])
      assert.deepEqual(roles.leaks, [])
      assert.equal(groups, 1200)
    },
  },
  {
    file: 'garments_worker_productivity.csv',
    target: 'actual_productivity',
    check({ task, roles, groups }) {
      assert.equal(task.target.task, 'regression')
      assert.deepEqual(roles.leaks, [])
      assert.equal(groups, 1197)
    },
  },
  {
    file: 'adult.data',
    target: 'c15',
    hasHeader: false,
    check({ task, roles, profile }) {
      assert.equal(task.positive, '>50K')
      assert.deepEqual(roles.leaks, [])
      assert.deepEqual(
        roles.protectedColumns.map(({ attribute }) => attribute),
        ['age', 'marital status', 'ethnicity', 'sex', 'nationality'],
      )
      assert.ok(roles.features.includes('c8'), 'relationship is a proxy to be named, not a protected column')
      assert.equal(profile.duplicateRows, 24)
    },
  },
  {
    file: 'UpdatedResumeDataSet.csv',
    target: 'Category',
    check({ task, roles, profile, groups }) {
      assert.equal(task.target.classes.length, 25)
      assert.deepEqual(roles.texts, ['Resume'])
      assert.equal(profile.duplicateRows, 796)
      assert.ok(groups <= 166 && groups > 150, String(groups))
    },
  },
]

for (const { file, target, hasHeader, check } of files) {
  const path = join(folder, file)
  const skip = existsSync(path) ? false : `${path} is not there; set CADRE_REAL_DATA to run this`
  test(
    `${file}: roles, leaks, groups and profile for "${target}" are what a person would find`,
    { skip },
    async () => {
      check(await study(path, target, hasHeader))
    },
  )
}

async function study(path: string, targetName: string, hasHeader: boolean | undefined): Promise<Studied> {
  const source = await openFile(path, hasHeader === undefined ? {} : { header: hasHeader })
  const read = await readTable(source, { now: new Date('2026-01-01') })
  const task = inferTask(findColumn(read.table, targetName, 'target'))
  const table = takeRows(read.table, task.rows)
  const roles = inferRoles(table, { targetColumn: targetName, target: task.target })
  const groups = findRowGroups(selectColumns(table, roles.features))
  return {
    task,
    roles,
    profile: profileTable(read.table, { target: targetName, notes: read.notes }),
    groups: countGroups(groups),
  }
}
