/** What can stand in the list beside the name, and what it is ordered by where it can be. */
export const peopleColumns = {
  number: 'number',
  position: 'position',
  department: 'department',
  place: 'place',
  manager: undefined,
  email: undefined,
} as const satisfies Record<string, string | undefined>

export type PeopleColumn = keyof typeof peopleColumns
export const columnNames = Object.keys(peopleColumns) as readonly PeopleColumn[]
const usual: readonly PeopleColumn[] = ['position', 'department', 'place', 'manager']

/** The columns that an address names, in their own order; the usual ones when it names none that there is. */
export function readColumns(text: string | undefined): readonly PeopleColumn[] {
  const asked = new Set(text?.split(','))
  const found = columnNames.filter((name) => asked.has(name))
  return found.length === 0 ? usual : found
}

/** Columns as an address names them; nothing for the usual ones. */
export function writeColumns(columns: readonly PeopleColumn[]): string | undefined {
  const text = columnNames.filter((name) => columns.includes(name)).join(',')
  return text === usual.join(',') || text === '' ? undefined : text
}

const orders = ['name', ...Object.values(peopleColumns).filter((order) => order !== undefined)]

/** The order that an address asks for, where there is such an order. */
export const readOrder = (sort: unknown): string | undefined =>
  typeof sort === 'string' && orders.includes(sort.replace(/^-/, '')) ? sort : undefined
