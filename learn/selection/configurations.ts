import type { ParamDeclarations } from '../params/params.ts'
import { sampleParams } from '../params/params.ts'
import { createRandom, deriveSeed } from '../random.ts'

export type Configuration = Readonly<Record<string, number | string | boolean>>

const drawsWithoutNews = 100

/**
 * The default configuration first, then draws from the declared ranges, none twice; fewer than
 * asked when the ranges hold no more. A longer list starts with the shorter one.
 */
export function drawConfigurations(
  declared: ParamDeclarations,
  count: number,
  { fixed, seed }: { readonly fixed: Configuration; readonly seed: number },
): Configuration[] {
  const random = createRandom(deriveSeed(seed, 'configurations'))
  const defaults = defaultsOf(declared)
  const seen = new Set([keyOf(declared, { ...defaults, ...fixed })])
  const configurations: Configuration[] = [fixed]
  let repeats = 0
  while (configurations.length < count && repeats < drawsWithoutNews) {
    const drawn = { ...sampleParams(declared, random), ...fixed }
    const key = keyOf(declared, { ...defaults, ...drawn })
    if (seen.has(key)) {
      repeats++
      continue
    }
    repeats = 0
    seen.add(key)
    configurations.push(drawn)
  }
  return configurations
}

function defaultsOf(declared: ParamDeclarations): Configuration {
  return Object.fromEntries(
    Object.entries(declared).map(([name, declaration]) => [name, declaration.default]),
  )
}

function keyOf(declared: ParamDeclarations, configuration: Configuration): string {
  return JSON.stringify(Object.keys(declared).map((name) => configuration[name]))
}
