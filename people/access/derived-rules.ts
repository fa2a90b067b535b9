import type { Purpose } from '../purposes.ts'
import type { Relation } from './access-rules.ts'
import type { DataClass } from './data-classes.ts'
import type { Role } from './roles.ts'

/** Of which people a role may have aggregates, by class of the data that is counted, and what for. */
export interface AggregateRule {
  readonly role: Role
  readonly dataClass: DataClass
  readonly relation: Extract<Relation, 'anyone' | 'region' | 'chain'>
  readonly purposes: readonly Purpose[]
}

/** Which classes a role may have in pseudonymised form, and what for. */
export interface DataSetRule {
  readonly role: Role
  readonly dataClass: DataClass
  readonly purposes: readonly Purpose[]
}

type AggregateLine = readonly [
  dataClasses: readonly DataClass[],
  relation: AggregateRule['relation'],
  purposes: readonly Purpose[],
]

/** Load, time off and what people say in surveys never serve pay or hiring; protected attributes serve audits alone. */
const aggregateLines: Readonly<Partial<Record<Role, readonly AggregateLine[]>>> = {
  executive: [
    [['organisation', 'directory', 'employment'], 'anyone', ['operation', 'planning', 'retention', 'audit']],
    [['directory', 'employment', 'pay'], 'anyone', ['pay']],
    [['pay'], 'anyone', ['operation', 'planning', 'audit']],
    [['review', 'learning'], 'anyone', ['operation', 'planning', 'audit']],
    [['absence', 'work', 'voice'], 'anyone', ['operation', 'planning', 'retention']],
    [['directory', 'employment', 'absence', 'work', 'voice'], 'anyone', ['wellbeing']],
    [['protected'], 'anyone', ['audit']],
  ],
  hr_manager: [
    [['organisation', 'directory', 'employment'], 'region', ['operation', 'planning', 'retention', 'audit']],
    [['directory', 'employment', 'pay'], 'region', ['pay']],
    [['pay'], 'region', ['operation', 'planning', 'audit']],
    [['review', 'learning'], 'region', ['operation', 'development', 'retention', 'audit']],
    [['absence', 'work', 'voice'], 'region', ['operation', 'planning', 'retention']],
    [['directory', 'employment', 'absence', 'work', 'voice'], 'region', ['wellbeing']],
    [['directory', 'employment'], 'region', ['development']],
    [['protected'], 'region', ['audit']],
  ],
  lead: [
    [['organisation', 'directory', 'employment'], 'chain', ['operation', 'planning', 'development']],
    [['absence', 'work'], 'chain', ['operation', 'planning']],
    [['learning', 'review'], 'chain', ['operation', 'development']],
  ],
  training_specialist: [[['organisation', 'directory', 'learning'], 'anyone', ['operation', 'development']]],
  recruiter: [[['organisation'], 'anyone', ['operation', 'hiring']]],
}

export const aggregateRules: readonly AggregateRule[] = Object.entries(aggregateLines).flatMap(
  ([role, lines]) =>
    lines.flatMap(([classes, relation, purposes]) =>
      classes.map((dataClass) => ({ role: role as Role, dataClass, relation, purposes })),
    ),
)

type DataSetLine = readonly [dataClasses: readonly DataClass[], purposes: readonly Purpose[]]

const dataSetLines: Readonly<Partial<Record<Role, readonly DataSetLine[]>>> = {
  data_scientist: [
    [
      ['directory', 'employment', 'review'],
      ['retention', 'development', 'planning', 'pay', 'audit'],
    ],
    [
      ['goals', 'skills', 'learning', 'onboarding'],
      ['retention', 'development', 'planning', 'audit'],
    ],
    [['pay'], ['retention', 'planning', 'pay', 'audit']],
    [
      ['absence', 'work'],
      ['retention', 'planning', 'wellbeing'],
    ],
    [['protected'], ['audit']],
  ],
}

export const dataSetRules: readonly DataSetRule[] = Object.entries(dataSetLines).flatMap(([role, lines]) =>
  lines.flatMap(([classes, purposes]) =>
    classes.map((dataClass) => ({ role: role as Role, dataClass, purposes })),
  ),
)

/** What a role may have that is not a record. */
export type Derived = 'aggregates' | 'data sets'

/** The rules that let these roles have some class of data in a derived form, for a purpose. */
export function derivedRulesFor(
  heldRoles: readonly Role[],
  { derived, purpose }: { readonly derived: Derived; readonly purpose: Purpose },
): readonly (AggregateRule | DataSetRule)[] {
  const rules: readonly (AggregateRule | DataSetRule)[] =
    derived === 'aggregates' ? aggregateRules : dataSetRules
  return rules.filter((rule) => heldRoles.includes(rule.role) && rule.purposes.includes(purpose))
}

/** Every purpose for which somebody may have a derived form. */
export function derivedPurposes(derived: Derived): readonly Purpose[] {
  const rules: readonly (AggregateRule | DataSetRule)[] =
    derived === 'aggregates' ? aggregateRules : dataSetRules
  return [...new Set(rules.flatMap(({ purposes }) => purposes))]
}
