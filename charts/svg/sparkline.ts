const width = 96
const height = 24

/** A histogram the size of a word, for a table cell; hidden from screen readers, the cell says it in figures. */
export function sparklineSvg(counts: readonly number[]): string {
  const most = Math.max(...counts, 1)
  const step = width / Math.max(1, counts.length)
  const bars = counts.map((count, index) => bar(index * step, { step, size: (count / most) * (height - 1) }))
  return `<svg class="sparkline" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true"><path d="${bars.join('')}"/></svg>`
}

function bar(x: number, { step, size }: { step: number; size: number }): string {
  // A bin with rows is never invisible.
  const tall = size > 0 ? Math.max(1, size) : 0
  if (tall === 0) return ''
  return `M${round(x)} ${height}v${round(-tall)}h${round(Math.max(0.5, step - 0.75))}v${round(tall)}z`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
