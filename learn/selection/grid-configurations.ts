import { LearnError } from '../learn-error.ts'
import { checkParams, numberAt } from '../params/params.ts'
import type { ParamDeclaration, ParamDeclarations } from '../params/params.ts'
import { configurationKey } from './configurations.ts'
import type { Configuration } from './configurations.ts'

type Value = number | string | boolean

/** Values by parameter. */
export type Grid = Readonly<Record<string, readonly Value[]>>

/**
 * The default configuration first, then every combination of the grid's values in their order, the
 * last parameter changing first. Without a grid of its own, as many even values of the declared
 * ranges as `most` configurations allow, one parameter after the other. Throws `invalid-param` when
 * a given grid holds values that are not allowed, none, or more combinations than `most`.
 */
export function gridConfigurations(
  declared: ParamDeclarations,
  most: number,
  { fixed, grid }: { readonly fixed: Configuration; readonly grid?: Grid | undefined },
): Configuration[] {
  if (grid) checkGrid(declared, grid)
  const values = grid ?? evenValues(withoutNames(declared, Object.keys(fixed)), most - 1)
  const seen = new Set<string>()
  const configurations = [fixed, ...product(values).map((each) => ({ ...each, ...fixed }))].filter((each) => {
    const key = configurationKey(declared, each)
    return !seen.has(key) && seen.add(key)
  })
  if (configurations.length > most)
    throw new LearnError(
      'invalid-param',
      `The grid with the default has ${configurations.length} configurations, and ${most} can be afforded.`,
      { configurations: configurations.length, affordable: most },
    )
  return configurations
}

function checkGrid(declared: ParamDeclarations, grid: Grid): void {
  const issues = Object.entries(grid).flatMap(([param, values]) =>
    values.length === 0
      ? [{ param, message: `"${param}" has no values` }]
      : values.flatMap((value) => checkParams(declared, { [param]: value })),
  )
  if (issues.length > 0)
    throw new LearnError('invalid-param', issues.map(({ message }) => message).join('; '), { issues })
}

function withoutNames(declared: ParamDeclarations, names: readonly string[]): [string, ParamDeclaration][] {
  return Object.entries(declared).filter(([name, { search }]) => search && !names.includes(name))
}

/** Gives each parameter one more value in turn, as long as the product stays within `most`. */
function evenValues(searched: readonly [string, ParamDeclaration][], most: number): Grid {
  const grid: Record<string, readonly Value[]> = {}
  for (let count = 2; count <= most; count++) {
    for (const [name, declaration] of searched) {
      const wider = { ...grid, [name]: valuesOf(declaration, count) }
      if (sizeOf(wider) <= most) grid[name] = wider[name]!
    }
  }
  return grid
}

/** The middles of equal parts of a range; of options the first ones. */
function valuesOf(declaration: ParamDeclaration, count: number): Value[] {
  if (declaration.kind !== 'number') return declaration.search!.slice(0, count)
  const middles = Array.from({ length: count }, (_, index) => numberAt(declaration, (index + 0.5) / count))
  return [...new Set(middles)]
}

function sizeOf(grid: Grid): number {
  return Object.values(grid).reduce((size, values) => size * values.length, 1)
}

function product(grid: Grid): Configuration[] {
  return Object.entries(grid).reduce<Configuration[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  )
}
