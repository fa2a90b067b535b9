import { pairHeatmap, pairHeatmapHeight, rankedBars, rankedBarsHeight } from '@cadre/charts'
import type { JointEffects, PairMap, ValueBands } from '../../study/study-result.ts'
import { dataTable } from '../page/data-table.ts'
import { figure } from '../page/figure.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { StudyFacts } from '../study-facts.ts'
import { writeValue } from '../write/effects.ts'
import { writeChange, writeCount, writeNumber, writeRough, writeShare } from '../write/numbers.ts'
import { clipText } from '../write/phrases.ts'

/** What columns do together: the strongest pairs, and where the first of them raises and lowers. */
export function jointFigures(joint: JointEffects, facts: StudyFacts): Html {
  return html`<h3>What columns do together</h3>
    <p class="definition">
      A pair moves the prediction together when what one column does depends on the other. This is what is
      left when the effect of each alone is taken off; measured on ${writeCount(joint.rows)} rows.
    </p>
    <div class="figures">${pairsFigure(joint, facts)}${joint.map && mapFigure(joint.map, facts)}</div>`
}

function pairsFigure({ share, pairs }: JointEffects, facts: StudyFacts): Html {
  const unit = unitOf(facts)
  return figure(
    rankedBars(
      pairs.map(({ columns, share: ofPair }) => ({ label: nameOf(columns, 18), value: ofPair })),
      { format: writeShare, labelWidth: 216 },
    ),
    {
      id: 'joint-pairs',
      title: `${writeShare(share)} of all movement comes from pairs; the strongest is ${nameOf(pairs[0]!.columns, 40)}`,
      definition: `Mean absolute joint contribution of each pair, as a share of what all columns do alone and in pairs; the strongest ${pairs.length}.`,
      height: rankedBarsHeight(pairs.length),
      table: dataTable(
        pairs,
        [
          { head: 'Pair', cell: ({ columns }) => columns.join(' × ') },
          { head: 'Share', isNumber: true, cell: ({ share: ofPair }) => writeShare(ofPair) },
          {
            head: `Mean joint contribution, ${unit}`,
            isNumber: true,
            cell: ({ meanAbsolute }) => writeNumber(meanAbsolute),
          },
        ],
        { caption: 'Pairs of columns that move the prediction together' },
      ),
    },
  )
}

function mapFigure(map: PairMap, facts: StudyFacts): Html {
  const [down, across] = [bandNames(map.down), bandNames(map.across)]
  const format = (value: number): string => writeChange(value, writerOf(facts))
  const rows = map.cells.flatMap((row, i) => row.map((cell, j) => ({ ...cell, i, j })))
  return figure(
    pairHeatmap(
      { down, across, values: map.cells.map((row) => row.map(({ value }) => value)) },
      { downName: clip(map.down.column), acrossName: clip(map.across.column), format },
    ),
    {
      id: 'joint-map',
      title: mapFinding(map, { down, across }),
      definition: `Mean joint contribution in ${unitOf(facts)}, beyond what each of the two does alone: blue raises, orange lowers. Cells of fewer than five rows are left empty.`,
      height: pairHeatmapHeight(down.length),
      table: dataTable(
        rows,
        [
          { head: map.down.column, cell: ({ i }) => down[i] },
          { head: map.across.column, cell: ({ j }) => across[j] },
          {
            head: 'Joint contribution',
            isNumber: true,
            cell: ({ value }) => (value === undefined ? '–' : format(value)),
          },
          { head: 'n', isNumber: true, cell: ({ count }) => (count === undefined ? '–' : writeCount(count)) },
        ],
        { caption: `What ${map.down.column} and ${map.across.column} do together` },
      ),
    },
  )
}

function mapFinding(
  map: PairMap,
  { down, across }: { readonly down: readonly string[]; readonly across: readonly string[] },
): string {
  const cells = map.cells.flatMap((row, i) =>
    row.flatMap(({ value }, j) => (value === undefined ? [] : [{ value, i, j }])),
  )
  const most = cells.toSorted((a, b) => b.value - a.value)[0]
  const names = `${clip(map.down.column)} and ${clip(map.across.column)}`
  if (!most || most.value <= 0) return `${names}: nowhere clearly together`
  const [left, right] = [
    `${clip(map.down.column)} ${clip(down[most.i]!)}`,
    `${clip(map.across.column)} ${clip(across[most.j]!)}`,
  ]
  return `${left} with ${right} raises the prediction most beyond what each does alone`
}

function bandNames(bands: ValueBands): readonly string[] {
  if (bands.kind === 'levels') return bands.levels
  const write = (cut: number): string => writeValue(cut, bands.kind === 'date' ? 'date' : 'number')
  const { cuts } = bands
  return [
    `under ${write(cuts[0]!)}`,
    ...cuts.slice(1).map((cut, index) => `${write(cuts[index]!)} to ${write(cut)}`),
    `${write(cuts.at(-1)!)} or more`,
  ]
}

function nameOf(columns: readonly [string, string], most: number): string {
  return columns.map((column) => clipText(column, { most })).join(' × ')
}

function clip(text: string): string {
  return clipText(text, { most: 30 })
}

function unitOf({ result }: StudyFacts): string {
  return result.explanation.space === 'margin'
    ? 'log-odds'
    : result.task === 'regression'
      ? 'target units'
      : 'points'
}

function writerOf({ result }: StudyFacts): (value: number) => string {
  return result.task === 'regression' ? writeRough : (value) => value.toFixed(2).replace('-', '\u2212')
}
