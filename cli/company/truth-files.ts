import { leavingEffects } from '@cadre/synth'
import type { Leaver, PersonMonth, Screening, Witness } from '@cadre/synth'
import type { TypedColumn } from '@cadre/connect/files'
import { join } from 'node:path'
import { openRowsFile } from './rows-file.ts'
import type { RowsFile } from './rows-file.ts'

interface TruthFiles {
  readonly witness: Witness
  readonly files: readonly RowsFile[]
  /** Names of the lists, for the truth file. */
  readonly names: (format: string) => Readonly<Record<string, string>>
}

const text = (name: string): TypedColumn => ({ name, type: 'text' })
const number = (name: string): TypedColumn => ({ name, type: 'number' })
const flag = (name: string): TypedColumn => ({ name, type: 'boolean' })

/** The lists of people that belong to the truth: they grow with the company, so each is a file of its own. */
export function openTruthFiles(folder: string, { withMonths }: { readonly withMonths: boolean }): TruthFiles {
  const open = (name: string, columns: readonly TypedColumn[]): RowsFile =>
    openRowsFile(join(folder, `${name}.csv`), columns)
  const leavers = open('truth-leavers', [
    text('person_id'),
    { name: 'left_on', type: 'date' },
    text('kind'),
    text('main_reason'),
    number('hazard'),
  ])
  // Who applied with which gender is kept with what else is protected.
  const screenings = open('protected/truth-screenings', [
    text('application_id'),
    text('candidate_id'),
    text('gender'),
    number('fit'),
    flag('has_gap'),
    flag('has_passed'),
    flag('is_hired'),
  ])
  const slow = open('truth-slow-interviewers', [text('person_id')])
  const months = withMonths ? open('protected/truth-months', monthColumns) : undefined
  const witness: Witness = {
    leaver: (leaver: Leaver) => {
      const { personId, leftOn, kind, mainReason, hazard } = leaver
      leavers.add([personId, leftOn, kind, mainReason, hazard])
    },
    screening: (screening: Screening) => {
      const { applicationId, candidateId, gender, fit, hasGap, hasPassed, isHired } = screening
      screenings.add([applicationId, candidateId, gender, fit, hasGap, hasPassed, isHired])
    },
    slowInterviewer: (personId: string) => slow.add([personId]),
    ...(months && { personMonth: (month: PersonMonth) => months.add(monthCells(month)) }),
  }
  return {
    witness,
    files: [leavers, screenings, slow, ...(months ? [months] : [])],
    names: (format) => ({
      leavers: `truth-leavers.${format}`,
      screenings: `protected/truth-screenings.${format}`,
      slowInterviewers: `truth-slow-interviewers.${format}`,
      ...(months && { months: `protected/truth-months.${format}` }),
    }),
  }
}

const figureNames = [
  'hazard',
  'ability',
  'managerQuality',
  'overtime',
  'engagementBefore',
  'performance',
  'courseGain',
  'stillLearning',
] as const satisfies readonly (keyof PersonMonth)[]

const monthColumns: readonly TypedColumn[] = [
  text('personId'),
  { name: 'month', type: 'date' },
  text('gender'),
  flag('hasLeft'),
  ...figureNames.map(number),
  ...leavingEffects.map(number),
]

function monthCells(month: PersonMonth): unknown[] {
  const { personId, gender, hasLeft, drivers } = month
  return [
    personId,
    month.month,
    gender,
    hasLeft,
    ...figureNames.map((name) => month[name]),
    ...leavingEffects.map((name) => drivers[name]),
  ]
}
