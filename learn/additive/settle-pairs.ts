import type { FeatureBins } from '../trees/binning.ts'
import type { BagValues } from './boost-bags.ts'
import type { JointValues, TrainingBins } from './fit-pairs.ts'
import { AXIS_SLOTS, CELLS } from './pair-axis.ts'
import type { PairAxis } from './pair-axis.ts'
import type { PairShape, PairSide } from './pair-shape.ts'
import { purifyPair } from './purify-pair.ts'
import { sumByCell } from './rank-pairs.ts'
import type { Pair } from './rank-pairs.ts'

/**
 * Makes what single columns and pairs say distinct: what a column does alone goes from every pair's table
 * to the column's own values, bag by bag, and the tables are averaged. The margins stay the same.
 */
export function settlePairs(
  joint: JointValues,
  alone: readonly BagValues[],
  { cuts, weights }: TrainingBins,
): { readonly values: readonly BagValues[]; readonly pairs: readonly PairShape[] } {
  if (joint.pairs.length === 0) return { values: alone, pairs: [] }
  const values = alone.map((bag) => bag.map((column) => column.slice()))
  const pairs = joint.pairs.map((pair, index) => {
    const counts = sumByCell(joint.cells[index]!.subarray(0, weights.length), (row) => weights[row]!)
    const tables = joint.values.map((bag, at) => {
      const table = bag[index]!.slice()
      for (let output = 0; output * CELLS < table.length; output++) {
        const taken = purifyPair(table.subarray(output * CELLS, (output + 1) * CELLS), counts)
        for (const [side, column] of pair.entries())
          addBySlot(values[at]![column]!, side === 0 ? taken.first : taken.second, {
            axis: joint.axes[column]!,
            output,
          })
      }
      return table
    })
    return shapeOf(pair, tables, { counts, axes: joint.axes, cuts })
  })
  return { values, pairs }
}

/** Levels never seen stay at 0. */
function addBySlot(
  values: Float64Array,
  moved: Float64Array,
  { axis: { slotOf }, output }: { readonly axis: PairAxis; readonly output: number },
): void {
  for (let bin = 0; bin < slotOf.length - 1; bin++)
    values[output * slotOf.length + bin]! += moved[slotOf[bin]!]!
}

interface ShapeContext {
  readonly counts: Float64Array
  readonly axes: readonly PairAxis[]
  readonly cuts: readonly FeatureBins[]
}

/** The mean table over the bags, cut to the slots in use. */
function shapeOf(
  [first, second]: Pair,
  tables: readonly Float64Array[],
  { counts, axes, cuts }: ShapeContext,
): PairShape {
  const sides = [sideOf(axes[first]!, cuts[first]!), sideOf(axes[second]!, cuts[second]!)] as const
  const [rows, columns] = sides.map(({ slots }) => slots + 1)
  const outputs = tables[0]!.length / CELLS
  const size = rows! * columns!
  const values = new Float64Array(outputs * size)
  const deviations = new Float64Array(outputs * size)
  const inUse = new Float64Array(size)
  for (let cell = 0; cell < size; cell++) {
    const from = slotAt(Math.floor(cell / columns!), rows!) * AXIS_SLOTS + slotAt(cell % columns!, columns!)
    inUse[cell] = counts[from]!
    for (let output = 0; output < outputs; output++) {
      const bags = tables.map((table) => table[output * CELLS + from]!)
      const mean = bags.reduce((sum, value) => sum + value, 0) / bags.length
      const squares = bags.reduce((sum, value) => sum + (value - mean) ** 2, 0)
      // Where there was no row, nothing is known of what both do together.
      values[output * size + cell] = counts[from] === 0 ? 0 : mean
      deviations[output * size + cell] =
        counts[from] === 0 || bags.length < 2 ? 0 : Math.sqrt(squares / (bags.length - 1))
    }
  }
  return { sides, values, deviations, counts: inUse }
}

/** The last of a side is for missing cells. */
function slotAt(position: number, length: number): number {
  return position === length - 1 ? AXIS_SLOTS - 1 : position
}

function sideOf({ slots, slotOf }: PairAxis, { feature, edges, levelBins }: FeatureBins): PairSide {
  const { name: column, kind, levels = [] } = feature
  if (kind === 'category') {
    const levelSlots = levels.map((_, code) => slotOf[levelBins[code]!]!)
    return { column, kind, slots, edges: new Float64Array(0), levels, levelSlots }
  }
  return {
    column,
    kind,
    slots,
    edges: edges.filter((_, bin) => slotOf[bin] !== slotOf[bin + 1]),
    levels: [],
    levelSlots: [],
  }
}
