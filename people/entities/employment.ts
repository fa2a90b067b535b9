import { defineEntity } from './define-entity.ts'
import { choice, date, decimal, flag, reference, text } from './field.ts'
import { ofPerson } from './shared-parts.ts'

export const employment = defineEntity({
  ...ofPerson,
  name: 'employment',
  path: 'employments',
  idPrefix: 'emp',
  dataClass: 'employment',
  meaning: 'A spell of employment, from hire to leaving; a rehire begins another',
  fields: {
    legalEntityId: reference('the employer', 'legal_entity'),
    type: choice('kind of contract', ['full time', 'part time', 'intern', 'contractor', 'freelance'], {
      isRequired: true,
    }),
    isFixedTerm: flag('whether the contract has an end'),
    originalHireDate: date('first hire ever, where it was before this spell', { identifying: 'indirectly' }),
    source: text('where the person came from', { maxLength: 100 }),
    payGroup: text('the group that payroll pays together', { maxLength: 60 }),
    leavingKind: choice('how it ended', [
      'voluntary',
      'involuntary',
      'retirement',
      'end of contract',
      'death',
      'other',
    ]),
    leavingReason: text('why it ended', { maxLength: 200 }),
    wouldRehire: flag('whether a return is welcome'),
  },
  exclusions: [{ per: ['personId'], message: 'spells of employment of one person may not overlap' }],
  takesCustomFields: true,
  indexed: ['legalEntityId'],
})

export const workTerms = defineEntity({
  ...ofPerson,
  name: 'work_terms',
  path: 'work-terms',
  idPrefix: 'trm',
  dataClass: 'employment',
  meaning: 'Hours and terms of a contract',
  fields: {
    fte: decimal('share of full time', { min: 0, max: 1.5, isRequired: true }),
    weeklyHours: decimal('contracted hours', { min: 0, max: 100, unit: 'hours' }),
    shift: text('shift pattern', { maxLength: 60 }),
    remoteShare: decimal('share of time worked away from the office', { min: 0, max: 1 }),
    overtimeKind: choice('overtime rule', ['exempt', 'non-exempt', 'salaried non-exempt', 'owner']),
  },
  exclusions: [{ per: ['personId'], message: 'a person has one set of terms at a time' }],
})

export const jobAssignment = defineEntity({
  ...ofPerson,
  name: 'job_assignment',
  path: 'job-assignments',
  idPrefix: 'asg',
  dataClass: 'directory',
  meaning: 'What a person does, where and in which department',
  fields: {
    jobId: reference('the job', 'job'),
    title: text('job title as printed', { isRequired: true }),
    departmentId: reference('the department', 'department'),
    locationId: reference('the place of work', 'location'),
    legalEntityId: reference('the employer', 'legal_entity'),
    gradeId: reference('the grade held', 'grade'),
    share: decimal('share of the working time, all assignments together at most 1', {
      min: 0,
      max: 1,
      isRequired: true,
    }),
    isPrimary: flag('whether it is the main one', { isRequired: true }),
    changeReason: choice('why it began', [
      'hire',
      'promotion',
      'transfer',
      'demotion',
      'reorganisation',
      'other',
    ]),
  },
  exclusions: [
    { per: ['personId'], when: { isPrimary: true }, message: 'a person has one main assignment at a time' },
  ],
  takesCustomFields: true,
  indexed: ['departmentId', 'jobId', 'locationId'],
})

export const managerLine = defineEntity({
  ...ofPerson,
  name: 'manager_line',
  path: 'manager-lines',
  idPrefix: 'lin',
  dataClass: 'directory',
  meaning: 'Who a person reports to',
  fields: {
    managerId: reference('the manager', 'person', { isRequired: true }),
    kind: choice('the line of command, or a dotted line', ['line', 'dotted'], { isRequired: true }),
  },
  exclusions: [
    { per: ['personId'], when: { kind: 'line' }, message: 'a person has one line manager at a time' },
  ],
  indexed: ['managerId'],
})

export const teamMembership = defineEntity({
  ...ofPerson,
  name: 'team_membership',
  path: 'team-memberships',
  idPrefix: 'tmb',
  dataClass: 'directory',
  meaning: 'A person in a team',
  fields: {
    teamId: reference('the team', 'team', { isRequired: true }),
    role: text('what they do there', { maxLength: 100 }),
    share: decimal('share of time, all teams together at most 1', { min: 0, max: 1 }),
  },
  exclusions: [{ per: ['personId', 'teamId'], message: 'a person is in a team once at a time' }],
  indexed: ['teamId'],
})

export const projectAllocation = defineEntity({
  ...ofPerson,
  name: 'project_allocation',
  path: 'project-allocations',
  idPrefix: 'pal',
  dataClass: 'directory',
  meaning: 'A person on a project',
  fields: {
    projectId: reference('the project', 'project', { isRequired: true }),
    role: text('what they do there', { maxLength: 100 }),
    share: decimal('share of time, all projects together at most 1', { min: 0, max: 1, isRequired: true }),
  },
  exclusions: [{ per: ['personId', 'projectId'], message: 'a person is on a project once at a time' }],
  indexed: ['projectId'],
})

export const absence = defineEntity({
  ...ofPerson,
  name: 'absence',
  path: 'absences',
  idPrefix: 'abs',
  dataClass: 'absence',
  meaning: 'Time off, asked for or taken',
  fields: {
    kind: choice(
      'why',
      [
        'vacation',
        'sick',
        'personal',
        'jury duty',
        'volunteer',
        'bereavement',
        'parental',
        'unpaid',
        'other',
      ],
      { isRequired: true },
    ),
    status: choice('where it stands', ['requested', 'approved', 'declined', 'cancelled'], {
      isRequired: true,
    }),
    days: decimal('working days', { min: 0, max: 400, unit: 'days' }),
    hours: decimal('working hours, where it is counted in hours', { min: 0, max: 4000, unit: 'hours' }),
    // People write of illness here.
    note: text('what the person wrote', { maxLength: 500, format: 'free text', isEncrypted: true }),
    approverId: reference('who decided', 'person'),
  },
  indexed: ['status'],
})
