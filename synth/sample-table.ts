import { categoryColumn, createTable, dateColumn, numberColumn } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { synthesiseSample } from './synthesise-sample.ts'
import type { SampleOptions } from './synthesise-sample.ts'

/** The sample as a table, its labels as they are written in the file. */
export function sampleTable(options: SampleOptions = {}): Table {
  const rows = synthesiseSample(options)
  return createTable([
    categoryColumn(
      'employee_id',
      rows.map((row) => row.employee_id),
    ),
    categoryColumn(
      'gender',
      rows.map((row) => row.gender),
    ),
    numberColumn(
      'age',
      rows.map((row) => row.age),
    ),
    categoryColumn(
      'department',
      rows.map((row) => row.department),
    ),
    numberColumn(
      'job_level',
      rows.map((row) => row.job_level),
    ),
    categoryColumn(
      'part_time',
      rows.map((row) => row.part_time),
    ),
    numberColumn(
      'tenure_years',
      rows.map((row) => row.tenure_years),
    ),
    numberColumn(
      'months_since_promotion',
      rows.map((row) => row.months_since_promotion),
    ),
    numberColumn(
      'monthly_pay',
      rows.map((row) => row.monthly_pay),
    ),
    numberColumn(
      'commute_km',
      rows.map((row) => row.commute_km),
    ),
    categoryColumn(
      'overtime',
      rows.map((row) => row.overtime),
    ),
    numberColumn(
      'engagement_score',
      rows.map((row) => row.engagement_score),
    ),
    numberColumn(
      'satisfaction_score',
      rows.map((row) => row.satisfaction_score),
    ),
    numberColumn(
      'manager_changes',
      rows.map((row) => row.manager_changes),
    ),
    numberColumn(
      'training_hours',
      rows.map((row) => row.training_hours),
    ),
    numberColumn(
      'absences_days',
      rows.map((row) => row.absences_days),
    ),
    numberColumn(
      'performance_rating',
      rows.map((row) => row.performance_rating),
    ),
    dateColumn(
      'last_day',
      rows.map((row) => (row.last_day === null ? null : Date.parse(row.last_day) / 86_400_000)),
    ),
    categoryColumn(
      'left_company',
      rows.map((row) => row.left_company),
    ),
  ])
}
