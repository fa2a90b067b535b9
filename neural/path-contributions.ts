import { activate, multiply, slope } from './dense-layers.ts'
import type { DenseLayer } from './dense-layers.ts'

/** How many even pieces a path is cut into where activations are curved. */
const curvedPieces = 64
/** Gauss–Legendre points on [0, 1], with their weights. */
const points = [
  [0.0694318442029737, 0.173927422568727],
  [0.330009478207572, 0.326072577431273],
  [0.669990521792428, 0.326072577431273],
  [0.930568155797026, 0.173927422568727],
] as const

/**
 * What each input adds to each output on the way from a reference row to a row: integrated gradients (Sundararajan, Taly
 * and Yan 2017), outputs × inputs. Between the kinks of rectified units a net is a plane, so the integral is summed
 * exactly from kink to kink; curved activations are integrated on even pieces. Contributions sum to
 * `difference` (outputs at the row less outputs at the reference); what rounding leaves is shared out in proportion.
 */
export function pathContributions(
  layers: readonly DenseLayer[],
  { row, reference, difference }: { row: Float64Array; reference: Float64Array; difference: Float64Array },
): Float64Array {
  const outputs = difference.length
  const inputs = row.length
  const { slopes, direction } = pathSlopes(layers, { row, reference })
  const contributions = slopes.map((sum, at) => sum * direction[at % inputs]!)
  for (let output = 0; output < outputs; output++)
    shareOut(contributions.subarray(output * inputs, (output + 1) * inputs), difference[output]!)
  return contributions
}

/** Mean slope of each output along each input on the way. */
export function pathSlopes(
  layers: readonly DenseLayer[],
  { row, reference }: { readonly row: Float64Array; readonly reference: Float64Array },
): { readonly slopes: Float64Array; readonly direction: Float64Array } {
  const direction = row.map((value, j) => value - reference[j]!)
  const slopes = new Float64Array(layers.at(-1)!.bias.length * row.length)
  const path = { layers, reference, direction }
  const isFlat = layers.every(({ activation }) => activation === 'relu' || activation === 'linear')
  if (isFlat) addFlatPieces(path, slopes)
  else addCurvedPieces(path, slopes)
  return { slopes, direction }
}

interface Path {
  readonly layers: readonly DenseLayer[]
  readonly reference: Float64Array
  readonly direction: Float64Array
}

/** Adds slope × length for each stretch on which no unit changes its mind. */
function addFlatPieces(path: Path, slopes: Float64Array): void {
  const most = 20 * path.layers.reduce((sum, { bias }) => sum + bias.length, 1)
  let from = 0
  for (let piece = 0; piece < most && from < 1; piece++) {
    const { rises, next } = slopesAt(path, from, true)
    const to = Math.min(1, next)
    addSlopes(path.layers, { rises, share: to - from, slopes })
    from = to
  }
}

function addCurvedPieces(path: Path, slopes: Float64Array): void {
  for (let piece = 0; piece < curvedPieces; piece++) {
    for (const [at, weight] of points) {
      const { rises } = slopesAt(path, (piece + at) / curvedPieces, false)
      addSlopes(path.layers, { rises, share: weight / curvedPieces, slopes })
    }
  }
}

/** A sum this close to its kink counts as on it; the way it moves then says on which side it goes on. */
const onKink = 1e-12

/** How fast each unit rises at a point of the path, and the next point at which a rectified unit changes. */
function slopesAt({ layers, reference, direction }: Path, at: number, isFlat: boolean) {
  let values = reference.map((value, j) => value + at * direction[j]!)
  let moves = direction
  let next = Infinity
  const rises: Float64Array[] = []
  for (const layer of layers) {
    const sums = multiply(layer, values, layer.bias)
    const speeds = multiply(layer, moves, new Float64Array(sums.length))
    const rise = sums.map((sum, unit) => {
      if (!isFlat) return slope(layer.activation, sum)
      if (layer.activation === 'linear') return 1
      const speed = speeds[unit]!
      const isAtKink = Math.abs(sum) <= onKink * (1 + Math.abs(speed))
      if (!isAtKink && sum * speed < 0) next = Math.min(next, at - sum / speed)
      return isAtKink ? (speed > 0 ? 1 : 0) : sum > 0 ? 1 : 0
    })
    values = isFlat
      ? sums.map((sum, unit) => sum * rise[unit]!)
      : sums.map((sum) => activate(layer.activation, sum))
    moves = speeds.map((speed, unit) => speed * rise[unit]!)
    rises.push(rise)
  }
  return { rises, next }
}

/** Adds `share` of the slope of every output along every input. */
function addSlopes(
  layers: readonly DenseLayer[],
  {
    rises,
    share,
    slopes,
  }: { readonly rises: readonly Float64Array[]; readonly share: number; readonly slopes: Float64Array },
): void {
  const outputs = layers.at(-1)!.bias.length
  const inputs = slopes.length / outputs
  for (let output = 0; output < outputs; output++) {
    let back = new Float64Array(outputs)
    back[output] = share
    for (let at = layers.length - 1; at >= 0; at--) back = backThrough(layers[at]!, rises[at]!, back)
    for (let j = 0; j < inputs; j++) slopes[output * inputs + j]! += back[j]!
  }
}

function backThrough(
  { kernel }: DenseLayer,
  rise: Float64Array,
  back: Float64Array,
): Float64Array<ArrayBuffer> {
  const units = rise.length
  const risen = back.map((each, unit) => each * rise[unit]!)
  const before = new Float64Array(kernel.length / units)
  for (let i = 0; i < before.length; i++) {
    let sum = 0
    for (let unit = 0; unit < units; unit++) sum += kernel[i * units + unit]! * risen[unit]!
    before[i] = sum
  }
  return before
}

function shareOut(contributions: Float64Array, difference: number): void {
  const size = contributions.reduce((sum, each) => sum + Math.abs(each), 0)
  const left = difference - contributions.reduce((sum, each) => sum + each, 0)
  if (size === 0 || left === 0) return
  for (let j = 0; j < contributions.length; j++)
    contributions[j]! += (left * Math.abs(contributions[j]!)) / size
}
