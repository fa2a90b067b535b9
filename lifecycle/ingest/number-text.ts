export type DecimalSign = '.' | ','

/** A number as people write it: "(1.234,50 €)" has the core "1.234,50", the unit "€" and is negative. */
interface NumberText {
  readonly core: string
  readonly unit: string | undefined
  readonly isNegative: boolean
  readonly scale: number
}

const currencySigns = '$€£¥₹₽₩₺₪฿₫₴₦'
const currencyWords: ReadonlySet<string> = new Set(
  (
    'USD EUR GBP JPY CHF CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BGN TRY RUB UAH ILS AED SAR INR PKR BDT LKR CNY ' +
    'HKD TWD KRW SGD MYR THB IDR PHP VND BRL MXN ARS CLP COP ZAR NGN KES EGP R$ KR ZŁ FR RS LEI KČ FT'
  ).split(' '),
)
const shape =
  /^(?<open>\()?(?<sign>[-+−])?(?<before>[^\d\s.,+()−-]{0,4})\s?(?<inner>[-+−])?(?<core>[\d.,](?:[\d.,'’_\u00a0\u202f\u2009 ]*\d)?[.,]?(?:[eE][-+]?\d{1,3})?)\s?(?<scale>[kK]|[mM]n?)?\s?(?<after>[^\d\s.,+()−-]{0,4})(?<tail>-)?(?<close>\))?$/u

/**
 * Takes a written number apart; `undefined` when the text is none. Reads signs, a minus behind,
 * parentheses for negatives, currencies before or behind, percent and "30k".
 */
function takeApart(text: string): NumberText | undefined {
  if (text.length > 60) return undefined
  const groups = shape.exec(text)?.groups
  if (!groups || (groups['open'] === undefined) !== (groups['close'] === undefined)) return undefined
  const unit = unitOf(groups['before'] ?? '', groups['after'] ?? '')
  if (unit === false) return undefined
  const scale = scaleOf(groups['scale'], unit)
  if (scale === undefined) return undefined
  const minuses = [groups['sign'], groups['inner'], groups['tail']].filter(
    (sign) => sign === '-' || sign === '−',
  )
  const isNegative = minuses.length > 0 !== (groups['open'] !== undefined)
  return { core: groups['core']!, unit, isNegative, scale }
}

/** The unit, `undefined` for none, `false` for letters that are no unit. */
function unitOf(before: string, after: string): string | undefined | false {
  if (before === '' && after === '') return undefined
  if (before !== '' && after !== '') return false
  const unit = before || after
  if (unit === '%') return '%'
  if ([...currencySigns].includes(unit) || currencyWords.has(unit.toUpperCase())) return unit
  // "US$", "A$"
  return /^[A-Z]{1,2}\$$/.test(unit) ? unit : false
}

function scaleOf(letter: string | undefined, unit: string | undefined): number | undefined {
  if (letter === undefined) return 1
  if (letter.toLowerCase() === 'k') return 1e3
  return unit === undefined || unit === '%' ? undefined : 1e6
}

/** What one cell says about the column: which sign it uses before the fraction, and its unit. */
export interface NumberEvidence {
  readonly decimal: DecimalSign | 'either'
  readonly unit: string | undefined
}

/** `undefined` when the text is no number however it is read. */
export function numberEvidence(text: string): NumberEvidence | undefined {
  const parts = takeApart(text)
  if (!parts) return undefined
  const asPoint = readCore(parts.core, '.') !== undefined
  const asComma = readCore(parts.core, ',') !== undefined
  if (!asPoint && !asComma) return undefined
  const decimal = asPoint && asComma ? 'either' : asPoint ? '.' : ','
  return { decimal, unit: parts.unit }
}

/** The number that the text means with that decimal sign; `undefined` when it means none. */
export function readNumberText(text: string, decimal: DecimalSign): number | undefined {
  const parts = takeApart(text)
  const value = parts && readCore(parts.core, decimal)
  if (!parts || value === undefined) return undefined
  return parts.isNegative ? -value * parts.scale : value * parts.scale
}

const spaces = "'’_\u00a0\u202f\u2009 "
const grammar: Readonly<Record<DecimalSign, RegExp>> = { '.': grammarOf('.', ','), ',': grammarOf(',', '.') }

/** Whole part plain, in threes, or as in India (12,34,567); then perhaps a fraction. */
function grammarOf(decimal: DecimalSign, group: DecimalSign): RegExp {
  const sign = group === '.' ? '\\.' : group
  const grouped = `[1-9]\\d{0,2}(?:[${group}${spaces}]\\d{3})+|[1-9]\\d?(?:${sign}\\d{2})+${sign}\\d{3}`
  return new RegExp(`^(?:(?:${grouped}|\\d+)(?:[${decimal}]\\d*)?|[${decimal}]\\d+)(?:[eE][-+]?\\d+)?$`, 'u')
}

function readCore(core: string, decimal: DecimalSign): number | undefined {
  if (!grammar[decimal].test(core)) return undefined
  const plain = decimal === '.' ? core.replaceAll(',', '') : core.replaceAll('.', '').replace(',', '.')
  return Number(plain.replaceAll(/['’_\s]/gu, ''))
}
