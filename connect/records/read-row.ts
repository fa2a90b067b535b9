import { addDays, addMonths } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import { changeOf } from './cell-change.ts'
import type { CellChange } from './cell-change.ts'
import { cellText, minorDigits, readDateCell, readFieldCell, readYesNo } from './read-cell.ts'
import type { CellReading, SheetCell } from './read-cell.ts'
import { comparable } from './cell-words.ts'
import { nameKey, splitFullName } from './full-name.ts'
import type { FullName } from './full-name.ts'
import type { ColumnMapping, ImportMapping } from './import-mapping.ts'
import { fieldOf, importTargets } from './import-target.ts'
import type { ImportTarget, ImportTargets } from './import-target.ts'
import type { IssueLevel, PersonKey, RowIssue, RowReading, Wish, WishedValue } from './record-value.ts'

/** Says what of a value the field does not take; `undefined` when it takes it. */
export type CheckValue = (entity: string, field: string, value: WishedValue) => string | undefined

export interface RowReader {
  readonly mapping: ImportMapping
  /** How many days or months a row may lie in the future is the store's business; this is today. */
  readonly read: (row: number, cells: readonly SheetCell[]) => RowReading
}

interface Column {
  readonly index: number
  readonly name: string
  readonly target: ImportTarget
  readonly mapping: ColumnMapping
  readonly words: ReadonlyMap<string, string | null>
  /** What its cells are read as. */
  readonly type: string | undefined
}

/** A wish while its cells are read. */
interface Draft {
  entity: string
  id?: string
  from?: CivilDate
  to?: CivilDate
  hasEnded?: boolean
  years?: number
  /** That of all its amounts, where the row says so. */
  currency?: string
  values: Record<string, WishedValue>
  defaults?: Record<string, WishedValue>
  columns: Record<string, string>
}

interface Row {
  readonly number: number
  readonly drafts: Map<string, Draft>
  readonly issues: RowIssue[]
  readonly changes: CellChange[] | undefined
  asOf: CivilDate
}

/**
 * Makes a reader of rows from a mapping whose targets exist. `columns` are those of the sheet, in order.
 * Throws a plain error for a target that does not exist: mappings are checked where they come in. With `tellsChanges` it
 * also tells which cells it reads differently from what stands in them.
 */
export function createRowReader(
  columns: readonly string[],
  mapping: ImportMapping,
  {
    checkValue,
    targets = importTargets,
    tellsChanges = false,
  }: { readonly checkValue: CheckValue; readonly targets?: ImportTargets; readonly tellsChanges?: boolean },
): RowReader {
  const used = columnsOf(columns, mapping, targets)
  return {
    mapping,
    read: (number, cells) => {
      const changes: CellChange[] | undefined = tellsChanges ? [] : undefined
      const row: Row = { number, drafts: new Map(), issues: [], changes, asOf: mapping.asOf }
      takeCurrencies(row, mapping, targets)
      for (const column of used) takeCell(row, column, cells[column.index] ?? null)
      takeFixed(row, mapping, targets)
      const key = keyOf(row)
      if (!key && hasPeople(row)) addIssue(row, '', 'key_missing', 'error', noKey)
      const wishes = [...row.drafts.values()].map((draft) => wishOf(row, draft))
      checkValues(row, wishes, checkValue)
      return { row: number, key, at: row.asOf, wishes, issues: row.issues, ...(changes && { changes }) }
    },
  }
}

const noKey =
  'The row does not say who it is about: it needs an employee number, a work e-mail, or a name with a birth date; of a candidate the e-mail.'

function columnsOf(columns: readonly string[], mapping: ImportMapping, targets: ImportTargets): Column[] {
  const columnOf = (one: ColumnMapping): Column[] => {
    if (one.to === null) return []
    const target = targets.get(one.to)
    const index = columns.indexOf(one.column)
    if (!target || index < 0) throw new Error(`"${one.to}" is no target, or "${one.column}" no column`)
    const words = new Map(
      Object.entries(one.values ?? {}).map(([word, meaning]) => [word.trim().toLowerCase(), meaning]),
    )
    return [{ index, name: one.column, target, mapping: one, words, type: typeOf(target) }]
  }
  // Amounts are read in the currency that their record has.
  return mapping.columns.flatMap(columnOf).toSorted((a, b) => Number(isOfAll(b)) - Number(isOfAll(a)))
}

const isOfAll = ({ target }: Pick<Column, 'target'>): boolean =>
  target.reads === 'currency' && target.field === undefined

/** What the cells of a target are read as; `parts` are taken apart. */
function typeOf(target: ImportTarget): string | undefined {
  switch (target.reads) {
    case 'value':
      return fieldOf(target)?.type
    case 'first day':
    case 'last day':
    case 'day after':
    case 'as of':
      return 'date'
    case 'has ended':
      return 'boolean'
    case 'full name':
      return 'parts'
    default:
      return undefined
  }
}

function takeCell(row: Row, column: Column, raw: SheetCell): void {
  const { words } = column
  const meant = raw === null || words.size === 0 ? undefined : words.get(String(raw).trim().toLowerCase())
  const cell = meant === undefined ? raw : meant
  const reading = readInto(row, column, cell)
  if ('problem' in reading) addIssue(row, column.name, reading.code, 'error', `${reading.problem}.`)
  // What the mapping says of every row stands in no cell.
  if (!row.changes || column.index < 0) return
  const { name, type, mapping } = column
  const change = changeOf({ raw, reading, type, isPercent: mapping.format?.isPercent === true })
  if (change) row.changes.push({ column: name, ...change })
}

const noFormat: NonNullable<ColumnMapping['format']> = {}

/** Reads a cell and puts what it says in its place. */
function readInto(
  row: Row,
  { target, mapping, name }: Column,
  cell: SheetCell,
): CellReading<WishedValue | FullName> {
  const text = cellText(cell) ?? ''
  if (text === '' && target.reads !== 'value') return { isEmpty: true }
  const format = mapping.format ?? noFormat
  const draft = (): Draft => draftOf(row, target.entity)
  const put = <Value>(reading: CellReading<Value>, place: (value: Value) => void): CellReading<Value> => {
    if ('value' in reading) place(reading.value)
    return reading
  }
  const set = (field: string, value: WishedValue): void => {
    draft().values[field] = value
    draft().columns[field] = name
  }
  switch (target.reads) {
    case 'value': {
      const field = fieldOf(target)!
      const currency = field.type === 'money' ? row.drafts.get(target.entity)?.currency : undefined
      // The cell with the currency is told of; its amounts are none.
      if (currency === '') return { isEmpty: true }
      const written = currency === undefined ? format : { ...format, currency }
      return put(readFieldCell(cell, field, { target: target.name, format: written }), (value) =>
        set(target.field!, value),
      )
    }
    case 'currency': {
      if (target.field !== undefined) return setMoneyPart(draft(), target, { text, name })
      const currency = text.toUpperCase()
      draft().currency = minorDigits(currency) === undefined ? '' : currency
      if (draft().currency === '')
        return { code: 'currency_invalid', problem: 'names a currency that does not exist' }
      return { value: currency }
    }
    case 'minor units':
      return setMoneyPart(draft(), target, { text, name })
    case 'id':
      draft().id = text
      draft().columns['id'] = name
      return { value: text }
    case 'first day':
      return put(readDateCell(text, format), (value) => {
        draft().from = value
        draft().columns['validFrom'] = name
      })
    case 'last day':
    case 'day after':
      return put(readDateCell(text, format), (value) => {
        draft().to = target.reads === 'last day' ? addDays(value, 1) : value
        draft().columns['validTo'] = name
      })
    case 'as of':
      return put(readDateCell(text, format), (value) => {
        row.asOf = value
      })
    case 'full name': {
      const full = splitFullName(text)
      if (!full) return { code: 'name_incomplete', problem: 'must hold a given and a family name' }
      set('firstName', full.firstName)
      set('lastName', full.lastName)
      return { value: full }
    }
    case 'job': {
      const title = text.replaceAll(/\s+/gu, ' ')
      set('title', title)
      set('jobId', { lookUp: ['job'], text: title })
      return { value: title }
    }
    case 'has ended':
      return put(readYesNo(text), (value) => {
        draft().hasEnded = value
      })
    case 'years since': {
      const years = Number(text)
      if (!(years >= 0 && years < 80)) return { code: 'number_invalid', problem: 'must be a number of years' }
      draft().years = years
      return { value: text }
    }
  }
}

/** Amounts in two columns, as exports write them. */
function setMoneyPart(
  draft: Draft,
  target: ImportTarget,
  { text, name }: { text: string; name: string },
): CellReading<string> {
  const field = target.field!
  const before = draft.values[field]
  const known = typeof before === 'object' && before !== null && 'minor' in before ? before : undefined
  draft.columns[field] = name
  if (target.reads === 'currency') {
    draft.values[field] = { minor: known?.minor ?? Number.NaN, currency: text.toUpperCase() }
    return { value: text.toUpperCase() }
  }
  if (!/^-?\d{1,16}$/.test(text)) return { code: 'number_invalid', problem: 'must be whole minor units' }
  draft.values[field] = { minor: Number(text), currency: known?.currency ?? draft.currency ?? '' }
  return { value: text }
}

function draftOf({ drafts }: Row, entity: string): Draft {
  let draft = drafts.get(entity)
  if (!draft) drafts.set(entity, (draft = { entity, values: {}, columns: {} }))
  return draft
}

/** Currencies that the mapping says of every record, before its amounts are read. */
function takeCurrencies(row: Row, { fixed }: ImportMapping, targets: ImportTargets): void {
  for (const [name, text] of Object.entries(fixed)) {
    const target = targets.get(name)
    if (target && isOfAll({ target })) takeText(row, target, text)
  }
}

const placeholder = /\{([a-z_]+)\.([A-Za-z]+)\}/g

/** What the mapping says of every row: fixed values complete records that the row speaks of, defaults those that are new. */
function takeFixed(row: Row, { fixed, defaults }: ImportMapping, targets: ImportTargets): void {
  for (const [name, template] of Object.entries(fixed)) {
    const target = targets.get(name)
    if (target && !isOfAll({ target }) && row.drafts.has(target.entity))
      takeText(row, target, filledIn(row, template))
  }
  for (const [name, template] of Object.entries(defaults)) {
    const target = targets.get(name)
    // Whoever stands in a sheet of people is employed.
    if (!target || !(row.drafts.has(target.entity) || target.entity === 'employment')) continue
    const text = filledIn(row, template)
    const draft = draftOf(row, target.entity)
    const { values } = draft
    draft.values = { ...draft.defaults }
    takeText(row, target, text)
    draft.defaults = draft.values
    draft.values = values
  }
}

function takeText(row: Row, target: ImportTarget, text: string): void {
  if (target.field !== undefined && target.field in draftOf(row, target.entity).values) return
  const mapping = { column: target.name, to: target.name }
  const column = { index: -1, name: target.name, target, mapping, words: new Map(), type: undefined }
  takeCell(row, column, text)
}

function filledIn(row: Row, template: string): string {
  return template.replaceAll(placeholder, (_, entity: string, field: string) =>
    plainText(row.drafts.get(entity)?.values[field]),
  )
}

/** A text or number as it stands; anything else as nothing. */
function plainText(value: WishedValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function wishOf(row: Row, { hasEnded, years, currency: _currency, ...draft }: Draft): Wish {
  const isOfYears = years !== undefined && draft.from === undefined
  const isApproximate = isOfYears || (hasEnded && draft.to === undefined)
  if (isOfYears) {
    const from = addMonths(row.asOf, -Math.round(years * 12))
    // Whoever left within the first days was there for one of them, and is not there on the day of the sheet.
    draft.from = hasEnded && from >= row.asOf ? addDays(row.asOf, -1) : from
  }
  // Whoever has left by that day had a last day, if only that one.
  if (hasEnded)
    draft.to ??= draft.from !== undefined && draft.from >= row.asOf ? addDays(draft.from, 1) : row.asOf
  if (draft.from !== undefined && draft.to !== undefined && draft.to <= draft.from) {
    const column = draft.columns['validTo'] ?? draft.columns['validFrom'] ?? ''
    addIssue(row, column, 'ends_before_begin', 'error', 'The record ends before it begins.')
  }
  return isApproximate ? { ...draft, isApproximate } : draft
}

function checkValues(row: Row, wishes: readonly Wish[], checkValue: CheckValue): void {
  for (const { entity, values, columns } of wishes) {
    for (const [field, value] of Object.entries(values)) {
      const fault = checkValue(entity, field, value)
      if (fault !== undefined) addIssue(row, columns[field] ?? field, 'value_invalid', 'error', `${fault}.`)
    }
  }
  const birth = row.drafts.get('contact_details')
  if (birth && plainText(birth.values['birthDate']) > row.asOf)
    addIssue(
      row,
      birth.columns['birthDate'] ?? '',
      'birth_in_future',
      'error',
      'The birth date lies in the future.',
    )
}

function addIssue(row: Row, column: string, code: string, level: IssueLevel, message: string): void {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1)
  row.issues.push({ row: row.number, column, code, level, message: sentence })
}

function hasPeople({ drafts }: Row): boolean {
  return [...drafts.keys()].some((name) => name !== 'row' && entityNamed(name).subject !== 'organisation')
}

/** Who the row is about, by the surest of what it says. */
function keyOf({ drafts }: Row): PersonKey | undefined {
  const person = drafts.get('person')
  if (!person) return candidateKeyOf(drafts.get('candidate'))
  if (person.id !== undefined) return { kind: 'id', text: person.id }
  const { employeeNumber, workEmail, firstName, lastName } = person.values
  if (typeof employeeNumber === 'string')
    return { kind: 'employee number', text: employeeNumber.toLowerCase() }
  if (typeof workEmail === 'string') return { kind: 'work e-mail', text: workEmail.toLowerCase() }
  const birthDate = drafts.get('contact_details')?.values['birthDate']
  if (typeof firstName !== 'string' || typeof lastName !== 'string' || typeof birthDate !== 'string')
    return undefined
  return { kind: 'name and birth date', text: `${comparable(nameKey({ firstName, lastName }))} ${birthDate}` }
}

function candidateKeyOf(candidate: Draft | undefined): PersonKey | undefined {
  if (!candidate) return undefined
  if (candidate.id !== undefined) return { kind: 'id', text: candidate.id }
  const { email } = candidate.values
  return typeof email === 'string' ? { kind: 'candidate e-mail', text: email.toLowerCase() } : undefined
}
