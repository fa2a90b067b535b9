import { sampleParams } from '../params/params.ts'
import type { ParamDeclarations } from '../params/params.ts'
import { createRandom, deriveSeed } from '../random.ts'
import type { Random } from '../random.ts'
import { configurationKey, drawsWithoutNews } from './configurations.ts'
import type { Configuration } from './configurations.ts'
import { createDensity } from './configuration-density.ts'

/** Share of the configurations that count as good, and at least so many. */
const goodShare = 0.15
const leastGood = 2
/** Draws from the good ones of which the best is proposed. */
const candidates = 32

export interface Tried {
  readonly params: Configuration
  /** Infinite when it was not a number. */
  readonly loss: number
}

/**
 * What to try next, by a tree-structured Parzen estimator (Bergstra et al. 2011; over all parameters
 * at once, Falkner et al. 2018): of draws near the good configurations, those likelier among the
 * good ones than among the others. Each proposal counts among the others for the next, so that a
 * batch does not crowd. Nothing twice; fewer than `count` when the ranges are used up.
 */
export function proposeConfigurations(
  declared: ParamDeclarations,
  tried: readonly Tried[],
  { count, fixed, seed }: { readonly count: number; readonly fixed: Configuration; readonly seed: number },
): Configuration[] {
  const random = createRandom(deriveSeed(seed, 'proposals', tried.length))
  const searched = Object.fromEntries(
    Object.entries(declared).filter(([name]) => !Object.hasOwn(fixed, name)),
  )
  const ranked = tried
    .toSorted((a, b) => (a.loss === b.loss ? 0 : a.loss - b.loss))
    .map(({ params }) => params)
  const goodCount = Math.max(leastGood, Math.ceil(goodShare * ranked.length))
  const good = createDensity(searched, ranked.slice(0, goodCount))
  const others = ranked.slice(goodCount)
  const seen = new Set(ranked.map((params) => configurationKey(declared, params)))
  const isNew = (params: Configuration): boolean =>
    !seen.has(configurationKey(declared, { ...params, ...fixed }))
  const proposed: Configuration[] = []
  while (proposed.length < count) {
    const bad = createDensity(searched, others)
    const gain = (params: Configuration): number => good.logDensity(params) - bad.logDensity(params)
    const drawn = Array.from({ length: candidates }, () => good.draw(random)).filter(isNew)
    const params = likeliest(drawn, gain) ?? drawNew(searched, random, isNew)
    if (!params) break
    others.push(params)
    seen.add(configurationKey(declared, { ...params, ...fixed }))
    proposed.push({ ...params, ...fixed })
  }
  return proposed
}

/** The first of highest gain. */
function likeliest(
  drawn: readonly Configuration[],
  gain: (params: Configuration) => number,
): Configuration | undefined {
  let best: { readonly params: Configuration; readonly gain: number } | undefined
  for (const params of drawn) {
    const own = gain(params)
    if (!best || own > best.gain) best = { params, gain: own }
  }
  return best?.params
}

function drawNew(
  searched: ParamDeclarations,
  random: Random,
  isNew: (params: Configuration) => boolean,
): Configuration | undefined {
  for (let draw = 0; draw < drawsWithoutNews; draw++) {
    const params = sampleParams(searched, random)
    if (isNew(params)) return params
  }
  return undefined
}
