import { openFile } from '@cadre/connect/files'
import type { OpenFileOptions } from '@cadre/connect/files'
import { createPool } from '@cadre/learn/parallel'
import { detectDrift } from '@cadre/lifecycle/monitor'
import type { ColumnDrift, DriftReport } from '@cadre/lifecycle/monitor'
import { openBundleFolder } from '../bundle-folder.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { noticeOf, noticeText } from '../model-notice.ts'
import type { ModelNotice } from '../model-notice.ts'
import { printResult } from '../print.ts'
import { textTable } from '../text-table.ts'
import { bulletList, wrapText } from '../wrap-text.ts'

export interface DriftFlags {
  readonly reference?: string
  readonly seed: number
  readonly json?: boolean
}

interface DriftRequest {
  readonly bundle: string
  readonly file: string
  readonly flags: DriftFlags
  readonly readAs: OpenFileOptions
}

export async function runDrift({ bundle, file, flags, readAs }: DriftRequest): Promise<void> {
  const { signal, release } = cancelOnInterrupt()
  const opened = await openBundleFolder(bundle)
  const source = await openFile(file, readAs)
  const { seed } = flags
  await using pool = createPool({ threads: 2 })
  const drift = await detectDrift(opened, source, {
    seed,
    signal,
    ...(flags.reference !== undefined && {
      reference: { source: await openFile(flags.reference, readAs), pool },
    }),
  })
  release()
  const result = { target: opened.model.target, ...drift, ...(await noticeOf(opened)) }
  printResult(result, { json: flags.json, text: () => driftText(result) })
}

function driftText({
  rows,
  referenceRows,
  finding,
  score,
  columns,
  newLabels,
  domain,
  ...notice
}: DriftReport & ModelNotice): string {
  const labels = newLabels.map(
    (each) => `"${each.column}": ${each.labels} labels that training never saw, in ${each.rows} rows.`,
  )
  return [
    wrapText(`${finding} ${rows} rows beside ${referenceRows} that the model learned from.`),
    textTable([
      ['  column', 'index', 'chance', 'p', 'distance', 'missing then', 'now', 'verdict'],
      ...[score, ...columns].map(lineOf),
    ]),
    wrapText(
      'Index: population stability; under 0.1 little changed, over 0.25 a lot. Chance: what 95 of 100 unchanged samples of this size stay under. p: adjusted for the number of columns. Distance: Jensen–Shannon, 0 the same, 1 nothing in common.',
    ),
    ...(labels.length > 0 ? [bulletList(labels)] : []),
    ...(domain ? [wrapText(domainText(domain))] : []),
    noticeText(notice),
  ].join('\n\n')
}

function lineOf({ name, psi, adjustedP, jensenShannon, missing, verdict }: ColumnDrift): string[] {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
  return [
    `  ${name}`,
    psi.value.toFixed(3),
    psi.nullBand.toFixed(3),
    adjustedP < 0.001 ? '<0.001' : adjustedP.toFixed(3),
    jensenShannon.toFixed(3),
    percent(missing.reference),
    percent(missing.current),
    verdict,
  ]
}

function domainText({ auc, columns }: NonNullable<DriftReport['domain']>): string {
  const range = `AUC ${auc.value.toFixed(3)} [${auc.low.toFixed(3)}, ${auc.high.toFixed(3)}]`
  if (auc.low <= 0.5) return `A model cannot tell later rows from earlier ones (${range}).`
  const named = columns.slice(0, 3).map(({ name, share }) => `${name} (${(100 * share).toFixed(0)} %)`)
  return `A model tells later rows from earlier ones (${range}), mostly by ${named.join(', ')}.`
}
