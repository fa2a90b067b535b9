export interface Timing {
  readonly name: string
  /** Median, smallest and largest of the runs. */
  readonly ms: number
  readonly low: number
  readonly high: number
  readonly quality: number
}

export interface CaseResult {
  readonly name: string
  readonly goal: number
  /** Cadre first. */
  readonly timings: readonly Timing[]
  /** When and where, of a row that was measured apart from the others. */
  readonly alone?: string
}

export interface Results {
  readonly results: readonly CaseResult[]
  readonly versions: Readonly<Record<string, unknown>>
  readonly machine: string
  readonly date: string
}

/** The results as a page: a line a case, ratios to the fastest peer. */
export function renderResults({ results, versions, machine, date }: Results): string {
  return `# Speed beside peers

Measured ${date} on ${machine}, all in one run${results.some(({ alone }) => alone) ? ' but for rows that say otherwise' : ''}, contestants taking turns; median of the runs, smallest and largest in brackets. The
figure behind a time is the quality reached (AUC on held-out rows; for attributions, the mean absolute contribution; none for the whole job). "Ratio" is the
fastest peer's time over ours: over 1 is faster than it. Written by \`npm run bench\`.

${Object.entries(versions)
  .map(([name, version]) => `${name} ${String(version)}`)
  .join(' · ')}

| work | cadre | peers | ratio | goal |
|---|---|---|---|---|
${results.map(line).join('\n')}
`
}

function line({ name, goal, timings, alone }: CaseResult): string {
  const [own, ...peers] = timings
  if (!own) return `| ${name} | – | – | – | ${goal} |`
  const fastest = Math.min(...peers.map(({ ms }) => ms))
  const measured = alone === undefined ? '' : ` (by itself, ${alone})`
  return `| ${name}${measured} | ${timingText(own)} | ${peers.map((peer) => `${peer.name} ${timingText(peer)}`).join('<br>')} | **${(fastest / own.ms).toFixed(2)}** | ${goal} |`
}

function timingText({ ms, low, high, quality }: Timing): string {
  const reached = Number.isNaN(quality) ? '' : ` · ${quality.toFixed(4)}`
  return `${time(ms)} [${time(low)}, ${time(high)}]${reached}`
}

function time(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : `${ms.toFixed(ms < 10 ? 1 : 0)} ms`
}
