import type { ParamDeclarations } from '../params/params.ts'
import { sampleParams } from '../params/params.ts'
import { createRandom, deriveSeed } from '../random.ts'
import type { Random } from '../random.ts'

export type Configuration = Readonly<Record<string, number | string | boolean>>

/** Draws in a row that brought nothing new after which the ranges count as used up. */
export const drawsWithoutNews = 100
/** Parameters that a near draw changes. */
const changedNearDefault = 2

/**
 * The default configuration first, then draws from the declared ranges, none twice; fewer than
 * asked when the ranges hold no more. A longer list starts with the shorter one. Every other draw
 * stays near the default, with two parameters changed: with many parameters, draws of all of them
 * at once seldom come out better than a default that was chosen with care.
 */
export function drawConfigurations(
  declared: ParamDeclarations,
  count: number,
  { fixed, seed }: { readonly fixed: Configuration; readonly seed: number },
): Configuration[] {
  const random = createRandom(deriveSeed(seed, 'configurations'))
  const seen = new Set([configurationKey(declared, fixed)])
  const configurations: Configuration[] = [fixed]
  let repeats = 0
  while (configurations.length < count && repeats < drawsWithoutNews) {
    const drawn = { ...drawOne(declared, random, configurations.length % 2 === 1), ...fixed }
    const key = configurationKey(declared, drawn)
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

function drawOne(declared: ParamDeclarations, random: Random, isNear: boolean): Configuration {
  const drawn = sampleParams(declared, random)
  const names = Object.keys(drawn)
  if (!isNear || names.length <= changedNearDefault) return drawn
  const order = random.shuffle(Int32Array.from(names.keys()))
  const changed = Array.from(order.slice(0, changedNearDefault), (position) => names[position]!)
  return Object.fromEntries(changed.map((name) => [name, drawn[name]!]))
}

/** The same for two configurations that set the same values, be it by leaving them at their defaults. */
export function configurationKey(declared: ParamDeclarations, configuration: Configuration): string {
  return JSON.stringify(
    Object.entries(declared).map(([name, declaration]) => configuration[name] ?? declaration.default),
  )
}
