import { numberAt, positionOf } from '../params/params.ts'
import type { NumberParam, ParamDeclaration, ParamDeclarations } from '../params/params.ts'
import type { Random } from '../random.ts'
import type { Configuration } from './configurations.ts'

/** Where configurations crowd. */
export interface Density {
  draw(random: Random): Configuration
  logDensity(configuration: Configuration): number
}

/** Width of a kernel over a single configuration, as a share of the range. */
const widest = 0.2

/**
 * Kernel density over the searched parameters: one kernel for each configuration, a product over the
 * parameters, and one kernel that is flat. A parameter left at its default is a state of its own, so
 * that ranges which do not hold the default, and parameters that matter only when set, need no
 * other care. Numbers have a normal kernel on their declared scale, mirrored at the ends of the
 * range; its width follows Scott's rule.
 */
export function createDensity(declared: ParamDeclarations, centres: readonly Configuration[]): Density {
  const searched = Object.entries(declared).filter(([, { search }]) => search)
  const width = widest * Math.max(1, centres.length) ** (-1 / (searched.length + 4))
  const kernels = searched.map(([name, declaration]) => ({
    name,
    kernel: createKernel(declaration, { width, count: centres.length }),
  }))
  return {
    draw(random) {
      const centre = centres[random.integer(centres.length + 1)]
      const drawn: [string, Value][] = []
      for (const { name, kernel } of kernels) {
        const value = kernel.draw(centre ? { value: centre[name] } : undefined, random)
        if (value !== undefined) drawn.push([name, value])
      }
      return Object.fromEntries(drawn)
    },
    logDensity(configuration) {
      const logs = [...centres, undefined].map((centre) =>
        kernels.reduce((sum, { name, kernel }) => {
          const of = centre ? { value: centre[name] } : undefined
          return sum + Math.log(kernel.density(configuration[name], of))
        }, 0),
      )
      const highest = Math.max(...logs)
      return highest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - highest), 0) / logs.length)
    },
  }
}

type Value = number | string | boolean

/** A configuration's value, undefined when left at its default; no centre stands for the flat kernel. */
type Centre = { readonly value: Value | undefined } | undefined

interface Kernel {
  draw(centre: Centre, random: Random): Value | undefined
  density(value: Value | undefined, centre: Centre): number
}

interface KernelOptions {
  readonly width: number
  /** Configurations the density is made of: the more, the less a kernel strays from its own. */
  readonly count: number
}

/** First whether the parameter is set, then to what. */
function createKernel(declaration: ParamDeclaration, options: KernelOptions): Kernel {
  const isSet = createStates(2, options.count)
  const values = declaration.kind === 'number' ? numbers(declaration, options) : choices(declaration, options)
  const stateOf = (centre: Centre): number | undefined => centre && Number(centre.value !== undefined)
  return {
    draw(centre, random) {
      return isSet.draw(stateOf(centre), random) === 0 ? undefined : values.draw(centre, random)
    },
    density(value, centre) {
      const share = isSet.density(Number(value !== undefined), stateOf(centre))
      return value === undefined ? share : share * values.density(value, centre)
    },
  }
}

function numbers(declaration: NumberParam, { width }: KernelOptions): Kernel {
  const positionIn = (value: Value): number => positionOf(declaration, Number(value))
  return {
    draw(centre, random) {
      if (centre?.value === undefined) return numberAt(declaration, random.next())
      const position = positionIn(centre.value) + width * random.normal()
      return numberAt(declaration, mirrored(position))
    },
    density(value, centre) {
      if (centre?.value === undefined) return 1
      const [at, middle] = [positionIn(value!), positionIn(centre.value)]
      // What the mirrors at 0 and 1 throw back comes from these places.
      return [middle, -middle, 2 - middle].reduce((sum, from) => sum + normal((at - from) / width) / width, 0)
    },
  }
}

function choices(declaration: Exclude<ParamDeclaration, NumberParam>, { count }: KernelOptions): Kernel {
  const options: readonly Value[] = declaration.search!
  const states = createStates(options.length, count)
  const stateOf = (centre: Centre): number | undefined =>
    centre?.value === undefined ? undefined : options.indexOf(centre.value)
  return {
    draw: (centre, random) => options[states.draw(stateOf(centre), random)],
    density: (value, centre) => states.density(options.indexOf(value!), stateOf(centre)),
  }
}

interface States {
  draw(own: number | undefined, random: Random): number
  density(state: number, own: number | undefined): number
}

/** Its own state more than the others, which share one configuration's worth of doubt. */
function createStates(size: number, count: number): States {
  const doubt = size / (count + size)
  return {
    draw(own, random) {
      const strays = random.next() < doubt
      const any = random.integer(size)
      return own === undefined || strays ? any : own
    },
    density: (state, own) => (own === undefined ? 1 / size : doubt / size + (state === own ? 1 - doubt : 0)),
  }
}

function mirrored(position: number): number {
  const folded = Math.abs(position) % 2
  return folded > 1 ? 2 - folded : folded
}

function normal(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
}
