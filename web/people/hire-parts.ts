/** What is asked of somebody new, by kind of record, with what nobody is asked for. */
export const hireParts = {
  person: {
    kind: 'person',
    fields: ['firstName', 'lastName', 'preferredName', 'employeeNumber', 'workEmail'],
    fixed: {},
    needs: undefined,
  },
  assignment: {
    kind: 'job_assignment',
    fields: ['jobId', 'title', 'departmentId', 'locationId', 'gradeId'],
    fixed: { share: 1, isPrimary: true, changeReason: 'hire' },
    needs: undefined,
  },
  line: { kind: 'manager_line', fields: ['managerId'], fixed: { kind: 'line' }, needs: 'managerId' },
  employment: {
    kind: 'employment',
    fields: ['type', 'legalEntityId', 'isFixedTerm'],
    fixed: {},
    needs: undefined,
  },
  terms: { kind: 'work_terms', fields: ['fte', 'weeklyHours'], fixed: {}, needs: 'fte' },
  pay: {
    kind: 'pay',
    fields: ['amount', 'period'],
    fixed: { component: 'base', changeReason: 'hire' },
    needs: 'amount',
  },
} as const

export type PartName = keyof typeof hireParts
export const partNames = Object.keys(hireParts) as readonly PartName[]
type Values = Readonly<Record<string, unknown>>
/** What was entered so far. */
export type Hired = Readonly<Partial<Record<PartName, Values>>>

/** The values of a part as they are sent; nothing where what the part is for was left out. */
export function valuesOfPart(part: PartName, entered: Values = {}): Values | undefined {
  const { fixed, needs } = hireParts[part]
  const told = Object.fromEntries(
    Object.entries(entered).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )
  if (needs !== undefined && told[needs] === undefined) return undefined
  return { ...fixed, ...told }
}
