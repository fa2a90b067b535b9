import classes from './range-line.module.css'

interface RangeLineProps {
  /** All that it shows, in words. */
  readonly label: string
  /** The values at both ends of the line. */
  readonly scale: readonly [from: number, to: number]
  readonly range: readonly [low: number, high: number]
  /** A thin line as far as the range goes at most. */
  readonly ends?: readonly [lowest: number, highest: number]
  /** What the dot is set against. */
  readonly mark: number
  readonly dot?: number | undefined
}

/** A range as a line with a dot, beside a mark. */
export function RangeLine({ label, scale, range, ends, mark, dot }: RangeLineProps) {
  const [from, to] = scale
  // The dot has room at both ends.
  const at = (value: number): string => `${3 + (94 * (value - from)) / (to - from || 1)}%`
  const line = ([low, high]: readonly [number, number], className: string | undefined) => (
    <line x1={at(low)} x2={at(high)} y1={10} y2={10} className={className} />
  )
  return (
    <svg height={20} role="img" aria-label={label} className={classes['line']}>
      <title>{label}</title>
      {ends && line(ends, classes['ends'])}
      {line(range, classes['range'])}
      <line x1={at(mark)} x2={at(mark)} y1={2} y2={18} className={classes['mark']} />
      {dot !== undefined && <circle cx={at(dot)} cy={10} r={5.5} className={classes['dot']} />}
    </svg>
  )
}

/** What a sign on the line stands for, beside its words. */
export function RangeSign({ sign }: { readonly sign: 'mark' | 'dot' }) {
  return (
    <svg width={12} height={12} aria-hidden className={classes['sign']}>
      {sign === 'dot' ? (
        <circle cx={6} cy={6} r={5} className={classes['dot']} />
      ) : (
        <line x1={6} x2={6} y1={0} y2={12} className={classes['mark']} />
      )}
    </svg>
  )
}
