/**
 * How much a value says about who somebody is: `directly` (a name, an address) never leaves in a
 * pseudonymised form; `indirectly` (a date, a place) leaves only made coarser.
 */
export type Identifying = 'directly' | 'indirectly' | 'no'

interface FieldBase {
  readonly meaning: string
  readonly isRequired: boolean
  readonly identifying: Identifying
}

export interface TextField extends FieldBase {
  readonly type: 'text'
  readonly maxLength: number
  readonly format: 'plain' | 'email' | 'phone' | 'url' | 'country' | 'currency' | 'language' | 'free text'
  /** Kept encrypted in the database, bound to its row; never filtered or sorted by. */
  readonly isEncrypted: boolean
  /** An encrypted value that people are found by: exactly, through a keyed digest beside it. */
  readonly isLookedUp: boolean
  /** How well it speaks leaves with the record where the text itself does not ([-1, 1], see `text/sentiment.ts`). */
  readonly isScored: boolean
}
export interface NumberField extends FieldBase {
  readonly type: 'integer' | 'number'
  readonly min: number
  readonly max: number
  readonly unit?: string
}
export interface PlainField extends FieldBase {
  readonly type: 'boolean' | 'date' | 'instant' | 'money' | 'texts'
}
export interface ChoiceField extends FieldBase {
  readonly type: 'choice'
  readonly choices: readonly string[]
}
export interface ReferenceField extends FieldBase {
  readonly type: 'reference'
  /** Names of the entities that the id may belong to. */
  readonly to: readonly string[]
}
export type Field = TextField | NumberField | PlainField | ChoiceField | ReferenceField
export type Fields = Readonly<Record<string, Field>>

interface Common {
  readonly isRequired?: boolean
  readonly identifying?: Identifying
}
const common = ({ isRequired = false, identifying = 'no' }: Common) => ({ isRequired, identifying })

/** A short text; `format` narrows what it may hold. */
export function text(meaning: string, options: TextOptions = {}): TextField {
  const {
    maxLength = 200,
    format = 'plain',
    isEncrypted = false,
    isLookedUp = false,
    isScored = false,
  } = options
  const { isRequired = false } = options
  const identifying = options.identifying ?? (isEncrypted || format === 'free text' ? 'directly' : 'no')
  return {
    type: 'text',
    meaning,
    maxLength,
    format,
    isEncrypted,
    isLookedUp,
    isScored,
    ...common({ isRequired, identifying }),
  }
}
type TextOptions = Common &
  Partial<Pick<TextField, 'maxLength' | 'format' | 'isEncrypted' | 'isLookedUp' | 'isScored'>>

/** A long text that a person writes; it can name anybody, so it counts as identifying directly. */
export function freeText(meaning: string, options: Common & { readonly isScored?: boolean } = {}): TextField {
  return text(meaning, { maxLength: 20_000, format: 'free text', ...options })
}

/** A whole number in [min, max]. */
export function integer(meaning: string, options: NumberOptions = {}): NumberField {
  return numberField('integer', meaning, options)
}

/** A number in [min, max], kept as decimal in the database. */
export function decimal(meaning: string, options: NumberOptions = {}): NumberField {
  return numberField('number', meaning, options)
}
type NumberOptions = Common & Partial<Pick<NumberField, 'min' | 'max' | 'unit'>>

function numberField(type: 'integer' | 'number', meaning: string, options: NumberOptions): NumberField {
  const { min = -1e12, max = 1e12, unit, ...rest } = options
  return { type, meaning, min, max, ...(unit !== undefined && { unit }), ...common(rest) }
}

export const flag = (meaning: string, options: Common = {}): PlainField => plain('boolean', meaning, options)
/** A civil date between 1900 and 2200. */
export const date = (meaning: string, options: Common = {}): PlainField => plain('date', meaning, options)
export const instant = (meaning: string, options: Common = {}): PlainField =>
  plain('instant', meaning, options)
/** An amount in minor units with its currency. */
export const money = (meaning: string, options: Common = {}): PlainField => plain('money', meaning, options)
/** A short list of short texts. */
export const texts = (meaning: string, options: Common = {}): PlainField => plain('texts', meaning, options)

function plain(type: PlainField['type'], meaning: string, options: Common): PlainField {
  return { type, meaning, ...common(options) }
}

/** One of a closed list of words. */
export function choice(meaning: string, choices: readonly string[], options: Common = {}): ChoiceField {
  return { type: 'choice', meaning, choices, ...common(options) }
}

/** The id of another record. */
export function reference(
  meaning: string,
  to: string | readonly string[],
  options: Common = {},
): ReferenceField {
  return { type: 'reference', meaning, to: typeof to === 'string' ? [to] : to, ...common(options) }
}
