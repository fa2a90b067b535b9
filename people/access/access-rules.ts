import type { Purpose } from '../purposes.ts'
import type { DataClass } from './data-classes.ts'
import type { Role } from './roles.ts'

/**
 * How the account stands to the record's subject: `anyone`; `region`: people whose legal entity or
 * country is in the scope of the grant; `chain`: people who report to the account's person, directly
 * or not, today; `self`; `author`: what the person wrote about others; `assignee`: what the person is to do for others;
 * `requisition`: candidates of requisitions that the account works on.
 */
export type Relation = 'anyone' | 'region' | 'chain' | 'self' | 'author' | 'assignee' | 'requisition'
/** `propose`: ask for a change that somebody else decides on. */
export type Act = 'read' | 'write' | 'propose'

export interface AccessRule {
  readonly role: Role
  readonly dataClass: DataClass
  readonly relation: Relation
  readonly acts: readonly Act[]
  readonly purposes: readonly Purpose[]
}

type RuleLine = readonly [
  dataClasses: readonly DataClass[],
  relation: Relation,
  acts: string,
  purposes: readonly Purpose[],
]

const read = 'read'
const write = 'read write'
const propose = 'propose'

/**
 * The one policy: rows, fields, aggregates, exports and jobs follow it, in the API and in the database.
 * What is not listed is refused. Data scientists and executives see no records at all: pseudonymised
 * rows and aggregates have their own rules in `derived-rules.ts`.
 */
const lines: Readonly<Partial<Record<Role, readonly RuleLine[]>>> = {
  hr_manager: [
    [['organisation', 'courses', 'pay structure'], 'anyone', write, ['operation']],
    [['market pay'], 'anyone', write, ['operation', 'pay', 'planning']],
    [['directory', 'employment'], 'region', write, ['operation', 'retention', 'planning']],
    [['contact'], 'region', write, ['operation', 'retention', 'planning', 'subject access']],
    [['pay'], 'region', write, ['operation', 'pay', 'planning']],
    [['review', 'goals', 'skills', 'learning'], 'region', write, ['operation', 'development', 'retention']],
    [['absence', 'work'], 'region', write, ['operation', 'planning', 'retention']],
    [['outlook'], 'region', write, ['operation', 'retention', 'development', 'planning']],
    [['onboarding'], 'region', write, ['operation']],
    [['hiring'], 'region', read, ['operation', 'hiring', 'subject access']],
    [['audit trail'], 'region', read, ['audit', 'operation']],
  ],
  recruiter: [
    [['organisation', 'courses', 'pay structure', 'directory'], 'anyone', read, ['operation', 'hiring']],
    [['hiring'], 'requisition', write, ['operation', 'hiring']],
  ],
  lead: [
    [['organisation', 'courses', 'directory'], 'anyone', read, ['operation']],
    [['employment', 'work', 'learning'], 'chain', read, ['operation', 'development', 'planning']],
    [['absence'], 'chain', write, ['operation', 'planning']],
    [['review', 'goals', 'skills', 'onboarding'], 'chain', write, ['operation', 'development']],
    [['directory', 'employment', 'pay', 'learning'], 'chain', propose, ['operation']],
  ],
  training_specialist: [
    [['organisation', 'directory'], 'anyone', read, ['operation', 'development']],
    [['courses', 'skills', 'learning'], 'anyone', write, ['operation', 'development']],
  ],
  employee: [
    [['organisation', 'courses', 'directory'], 'anyone', read, ['operation']],
    [
      ['contact', 'employment', 'pay', 'review', 'absence', 'work', 'learning'],
      'self',
      read,
      ['operation', 'subject access'],
    ],
    [['outlook'], 'self', read, ['operation', 'subject access']],
    [['voice', 'protected'], 'self', write, ['operation', 'subject access']],
    [['review', 'hiring'], 'author', write, ['operation', 'hiring', 'development']],
    [['goals', 'skills', 'onboarding'], 'self', write, ['operation', 'development', 'subject access']],
    // A buddy, or whoever sets up the computer, does a task without being of the line: it is marked as done, and nothing else.
    [['onboarding'], 'assignee', read, ['operation', 'development']],
    [['directory', 'contact', 'employment', 'absence', 'learning'], 'self', propose, ['operation']],
  ],
  data_scientist: [
    [['organisation', 'courses'], 'anyone', read, ['operation', 'development', 'planning', 'retention']],
  ],
  executive: [
    [['organisation', 'courses'], 'anyone', read, ['operation', 'planning']],
    [['market pay'], 'anyone', read, ['operation', 'pay', 'planning']],
  ],
  administrator: [[['organisation', 'courses'], 'anyone', read, ['operation']]],
}

export const accessRules: readonly AccessRule[] = Object.entries(lines).flatMap(([role, ofRole]) =>
  ofRole.flatMap(([classes, relation, acts, purposes]) =>
    classes.map((dataClass) => ({
      role: role as Role,
      dataClass,
      relation,
      acts: acts.split(' ') as Act[],
      purposes,
    })),
  ),
)

/** The rules that let these roles do this to records of a class, for a purpose. */
export function rulesFor(
  heldRoles: readonly Role[],
  { dataClass, act, purpose }: { dataClass: DataClass; act: Act; purpose: Purpose },
): AccessRule[] {
  return accessRules.filter(
    (rule) =>
      heldRoles.includes(rule.role) &&
      rule.dataClass === dataClass &&
      rule.acts.includes(act) &&
      rule.purposes.includes(purpose),
  )
}
