import { LearnError } from '../learn-error.ts'
import type { Random } from '../random.ts'

interface ParamBase {
  /** What it does, for people who will choose it. */
  readonly meaning: string
}

export interface NumberParam extends ParamBase {
  readonly kind: 'number'
  readonly default: number
  readonly min: number
  readonly max: number
  readonly integer?: boolean
  readonly scale?: 'linear' | 'log'
  /** The range a search draws from; not searched when absent. */
  readonly search?: readonly [low: number, high: number]
}

export interface ChoiceParam<O extends string = string> extends ParamBase {
  readonly kind: 'choice'
  readonly default: O
  readonly options: readonly O[]
  readonly search?: readonly O[]
}

export interface BooleanParam extends ParamBase {
  readonly kind: 'boolean'
  readonly default: boolean
  readonly search?: readonly boolean[]
}

/** Text with a grammar of its own; never searched. */
export interface TextParam extends ParamBase {
  readonly kind: 'text'
  readonly default: string
  readonly search?: undefined
  /** What is wrong with a text, as "needs …"; undefined when nothing is. */
  readonly check: (text: string) => string | undefined
}

export type ParamDeclaration = NumberParam | ChoiceParam | BooleanParam | TextParam
export type ParamDeclarations = Readonly<Record<string, ParamDeclaration>>

type ParamValue<D extends ParamDeclaration> = D extends NumberParam
  ? number
  : D extends ChoiceParam<infer O>
    ? O
    : D extends TextParam
      ? string
      : boolean

export type ParamValues<P extends ParamDeclarations> = { readonly [K in keyof P]: ParamValue<P[K]> }

export interface ParamIssue {
  readonly param: string
  readonly message: string
}

/** What is wrong with these parameters; empty when nothing is. */
export function checkParams(
  declared: ParamDeclarations,
  given: Readonly<Record<string, unknown>>,
): ParamIssue[] {
  const issues: ParamIssue[] = []
  for (const [param, value] of Object.entries(given)) {
    const declaration = Object.hasOwn(declared, param) ? declared[param] : undefined
    if (!declaration) {
      issues.push({
        param,
        message: `"${param}" is not a parameter; known are ${Object.keys(declared).join(', ') || 'none'}`,
      })
      continue
    }
    const problem = problemWith(declaration, value)
    if (problem) issues.push({ param, message: `"${param}" ${problem}` })
  }
  return issues
}

/** Fills in defaults. Throws `invalid-param` listing every wrong value. */
export function resolveParams<P extends ParamDeclarations>(
  declared: P,
  given: Readonly<Record<string, unknown>> = {},
): ParamValues<P> {
  const issues = checkParams(declared, given)
  if (issues.length > 0)
    throw new LearnError('invalid-param', issues.map(({ message }) => message).join('; '), { issues })
  const defaults = Object.fromEntries(
    Object.entries(declared).map(([param, declaration]) => [param, declaration.default]),
  )
  return { ...defaults, ...given } as ParamValues<P>
}

/** Draws each searchable parameter from its declared range; the others are left out. */
export function sampleParams(
  declared: ParamDeclarations,
  random: Random,
): Record<string, number | string | boolean> {
  const drawn: Record<string, number | string | boolean> = {}
  for (const [param, declaration] of Object.entries(declared)) {
    if (!declaration.search) continue
    drawn[param] =
      declaration.kind === 'number'
        ? sampleNumber(declaration, random)
        : declaration.search[random.integer(declaration.search.length)]!
  }
  return drawn
}

function sampleNumber(declaration: NumberParam, random: Random): number {
  return numberAt(declaration, random.next())
}

/** The value at a position of the searched range, 0 its low and 1 its high end, on the declared scale. */
export function numberAt({ search, scale, integer }: NumberParam, position: number): number {
  const [low, high] = search!
  const value = scale === 'log' ? low * (high / low) ** position : low + (high - low) * position
  return integer ? Math.round(value) : value
}

/** Where in the searched range a value lies; values beyond it lie at its ends. */
export function positionOf({ search, scale }: NumberParam, value: number): number {
  const [low, high] = search!
  if (high === low) return 0
  const position =
    scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low)
  return Math.min(1, Math.max(0, position))
}

function problemWith(declaration: ParamDeclaration, value: unknown): string | undefined {
  switch (declaration.kind) {
    case 'number': {
      const { min, max, integer } = declaration
      const isValid =
        typeof value === 'number' && value >= min && value <= max && (!integer || Number.isInteger(value))
      return isValid
        ? undefined
        : `must be a ${integer ? 'whole ' : ''}number from ${min} to ${max}, not ${JSON.stringify(value)}`
    }
    case 'choice':
      return declaration.options.includes(value as string)
        ? undefined
        : `must be one of ${declaration.options.join(', ')}, not ${JSON.stringify(value)}`
    case 'text':
      return typeof value === 'string'
        ? declaration.check(value)
        : `must be text, not ${JSON.stringify(value)}`
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `must be true or false, not ${JSON.stringify(value)}`
  }
}
