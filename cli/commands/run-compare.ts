import { openFile } from '@cadre/connect/files'
import type { OpenFileOptions } from '@cadre/connect/files'
import { compareBundles } from '@cadre/lifecycle/monitor'
import type { BundleComparison } from '@cadre/lifecycle/monitor'
import { openBundleFolder } from '../bundle-folder.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { noticeOf, noticeText } from '../model-notice.ts'
import type { ModelNotice } from '../model-notice.ts'
import { printResult } from '../print.ts'
import { textTable } from '../text-table.ts'
import { wrapText } from '../wrap-text.ts'

export interface CompareFlags {
  readonly threshold?: number
  readonly seed: number
  readonly json?: boolean
}

interface CompareRequest {
  readonly bundles: readonly [first: string, second: string]
  readonly file: string
  readonly flags: CompareFlags
  readonly readAs: OpenFileOptions
}

export async function runCompare({ bundles, file, flags, readAs }: CompareRequest): Promise<void> {
  const { signal, release } = cancelOnInterrupt()
  const first = await openBundleFolder(bundles[0])
  const second = await openBundleFolder(bundles[1])
  const { threshold, seed } = flags
  const comparison = await compareBundles([first, second], () => openFile(file, readAs), {
    threshold,
    seed,
    signal,
  })
  release()
  const models = [await noticeOf(first), await noticeOf(second)] as const
  const result = { target: first.model.target, ...comparison, models }
  printResult(result, { json: flags.json, text: () => compareText(result) })
}

function compareText({
  target,
  rows,
  unknownOutcome,
  metrics,
  differences,
  agreement,
  scoreCorrelation,
  finding,
  models,
}: BundleComparison & { target: string; models: readonly [ModelNotice, ModelNotice] }): string {
  const unknown = unknownOutcome > 0 ? ` (${unknownOutcome} more have no known outcome)` : ''
  const figures = Object.entries(metrics[0]).map(([name, value]) => {
    const difference = differences[name]
    return [
      `  ${name}`,
      value.value.toFixed(3),
      metrics[1][name]?.value.toFixed(3) ?? '–',
      difference?.value.toFixed(3) ?? '–',
      difference ? `[${difference.low.toFixed(3)}, ${difference.high.toFixed(3)}]` : '–',
    ]
  })
  const agree =
    agreement === undefined ? '' : `The two say the same of ${(100 * agreement).toFixed(1)} % of rows. `
  return [
    wrapText(`${target}, ${rows} rows${unknown}. ${finding}`),
    textTable([['  metric', 'first', 'second', 'second − first', '95 % interval'], ...figures]),
    wrapText(
      `${agree}Rank correlation of their scores: ${scoreCorrelation.toFixed(3)}. Rows that a model learned from make it look better than it is.`,
    ),
    noticeText(models[0]),
    noticeText(models[1]),
  ].join('\n\n')
}
