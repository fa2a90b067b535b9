import { rateCurves } from '@cadre/charts'
import type { ChartTheme, RateCurve } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { RunFigures } from './model-queries.ts'

/** What a cut trades: found against wrongly found, found against right, found against how many are looked at. */
export type CutKind = 'roc' | 'precision' | 'gains'

/** The cuts of one run, called as they stand in the chart. */
export interface NamedCuts {
  readonly label: string
  readonly cuts: NonNullable<RunFigures['cuts']>
}

interface CutCurvesProps {
  readonly kind: CutKind
  readonly runs: readonly NamedCuts[]
  readonly title: string
  readonly cases?: string
}

type Cut = NamedCuts['cuts'][number]

const axes: Readonly<Record<CutKind, (cut: Cut) => { readonly x: number; readonly y: number }>> = {
  roc: ({ falsePositiveRate: x, truePositiveRate: y }) => ({ x, y }),
  precision: ({ truePositiveRate: x, precision: y }) => ({ x, y }),
  gains: ({ share: x, truePositiveRate: y }) => ({ x, y }),
}

/** One curve over all cuts, of one run or two beside each other. */
export function CutCurves({ kind, runs, title, cases }: CutCurvesProps) {
  const t = useTranslations('models.cuts')
  const { share } = useFormat()
  const [xName, yName] = [t(`${kind}X`), t(`${kind}Y`)]
  const curves = useMemo<RateCurve[]>(
    () => runs.map(({ label, cuts }) => ({ label, points: curveOf(cuts, kind) })),
    [runs, kind],
  )
  const chance = kind === 'precision' ? (runs[0]?.cuts.at(-1)?.precision ?? 0) : 'diagonal'
  const option = useCallback(
    (theme: ChartTheme) => rateCurves(curves, { theme, format: share, xName, yName, chance }),
    [curves, share, xName, yName, chance],
  )
  return (
    <ChartFrame
      title={title}
      definition={{
        name: yName,
        meaning: t(`${kind}Text`),
        ...(cases !== undefined && { population: cases }),
      }}
      option={option}
      height={runs.length > 1 ? 290 : 260}
      table={{
        head: [...(runs.length > 1 ? [t('version')] : []), xName, yName],
        rows: curves.flatMap(({ label, points }) =>
          points.map(({ x, y }) => [...(runs.length > 1 ? [label] : []), share(x), share(y)]),
        ),
      }}
    />
  )
}

/** Of a cut that selects nobody it is not known how often it would be right. */
function curveOf(cuts: NamedCuts['cuts'], kind: CutKind): { x: number; y: number }[] {
  const points = kind === 'precision' ? cuts.filter(({ share: selected }) => selected > 0) : cuts
  return points.map(axes[kind])
}

/** The share that is found where a share of the others is selected wrongly. */
export function foundAt(cuts: NamedCuts['cuts'], falsePositiveRate: number): number {
  return cuts.reduce(
    (most, cut) => (cut.falsePositiveRate <= falsePositiveRate ? Math.max(most, cut.truePositiveRate) : most),
    0,
  )
}

/** How often the cut that finds a share of all cases is right. */
export function rightAt(cuts: NamedCuts['cuts'], truePositiveRate: number): number {
  return cuts.find((cut) => cut.truePositiveRate >= truePositiveRate)?.precision ?? 0
}
