/**
 * `npm run bench:growth`: how the cost of boosting grows with rows, 10,000 to 10,000,000 (or up to the number given).
 * Writes bench/GROWTH.md with a plot.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lightChartTheme } from '@cadre/charts'
import type { ChartOption } from '@cadre/charts'
import { renderSvg } from '@cadre/charts/svg'

interface Point {
  readonly rows: number
  readonly fitMs: number
  readonly scoredPerSecond: number
  readonly auc: number
  readonly tableBytes: number
  readonly peakBytes: number
}

const here = dirname(fileURLToPath(import.meta.url))
const most = Number(process.argv[2] ?? 10_000_000)
const sizes = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000]

const points: Point[] = []
for (const rows of sizes.filter((size) => size <= most)) {
  const text = execFileSync(process.execPath, [join(here, 'growth-point.ts'), String(rows)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const point = JSON.parse(text) as Point
  points.push(point)
  console.error(`${rows.toLocaleString('en')} rows: ${(point.fitMs / 1000).toFixed(2)} s`)
}

const exponent = slopeOf(points.filter(({ rows }) => rows >= 100_000))
const svg = renderSvg(plot(points), {
  id: 'growth',
  title: `Time to fit grows as rows to the power of ${exponent.toFixed(2)}`,
  width: 640,
  height: 320,
})
writeFileSync(join(here, 'growth.svg'), svg)
writeFileSync(join(here, 'GROWTH.md'), page())

function page(): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  return `# How cost grows with rows

Boosting, 28 numbers, 100 rounds × 31 leaves, 255 bins, all cores. Measured ${new Date().toISOString().slice(0, 10)} on ${machine}, node ${process.version}; each size in a process
of its own, one run. From 100,000 rows on, time grows as rows to the power of **${exponent.toFixed(2)}**. Peak memory is the whole process; the
table alone, held-out fifth included, is beside it. Written by \`npm run bench:growth\`.

![Time to fit by rows](growth.svg)

| rows | fit | µs a row | AUC | table | peak memory | rows scored a second |
|---|---|---|---|---|---|---|
${points.map(line).join('\n')}
`
}

function line({ rows, fitMs, scoredPerSecond, auc, tableBytes, peakBytes }: Point): string {
  return `| ${[
    rows.toLocaleString('en'),
    `${(fitMs / 1000).toFixed(2)} s`,
    ((1000 * fitMs) / rows).toFixed(1),
    auc.toFixed(4),
    megabytes(tableBytes),
    megabytes(peakBytes),
    Math.round(scoredPerSecond).toLocaleString('en'),
  ].join(' | ')} |`
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MiB`
}

/** Least-squares slope of log time over log rows. */
function slopeOf(some: readonly Point[]): number {
  const x = some.map(({ rows }) => Math.log(rows))
  const y = some.map(({ fitMs }) => Math.log(fitMs))
  const meanX = x.reduce((sum, value) => sum + value, 0) / x.length
  const meanY = y.reduce((sum, value) => sum + value, 0) / y.length
  const together = x.reduce((sum, value, at) => sum + (value - meanX) * (y[at]! - meanY), 0)
  return together / x.reduce((sum, value) => sum + (value - meanX) ** 2, 0)
}

function plot(some: readonly Point[]): ChartOption {
  const theme = lightChartTheme
  const label = { color: theme.muted, fontSize: 12 }
  return {
    animation: false,
    grid: { left: 64, right: 24, top: 32, bottom: 48 },
    title: { text: 'seconds to fit', left: 0, top: 0, textStyle: { ...label, fontWeight: 'normal' } },
    xAxis: {
      type: 'log',
      name: 'rows',
      nameLocation: 'middle',
      nameGap: 28,
      axisLabel: { ...label, formatter: (value: number) => value.toLocaleString('en') },
      splitLine: { lineStyle: { color: theme.grid } },
    },
    yAxis: {
      type: 'log',
      axisLabel: { ...label, formatter: (value: number) => String(value) },
      splitLine: { lineStyle: { color: theme.grid } },
    },
    series: [
      {
        type: 'line',
        data: some.map(({ rows, fitMs }) => [rows, fitMs / 1000]),
        symbolSize: 8,
        lineStyle: { color: theme.main, width: 2.5 },
        itemStyle: { color: theme.main },
      },
    ],
  }
}
