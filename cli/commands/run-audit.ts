import { openFile } from '@cadre/connect/files'
import type { OpenFileOptions } from '@cadre/connect/files'
import { auditBundle } from '@cadre/lifecycle/serve'
import type { BundleAudit } from '@cadre/lifecycle/serve'
import { openBundleFolder } from '../bundle-folder.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { noticeOf, noticeText } from '../model-notice.ts'
import type { ModelNotice } from '../model-notice.ts'
import { printResult } from '../print.ts'
import { textTable } from '../text-table.ts'
import { wrapText } from '../wrap-text.ts'

export interface AuditFlags {
  readonly protected?: readonly string[]
  readonly threshold?: number
  readonly seed: number
  readonly json?: boolean
}

const msPerDay = 86_400_000

interface AuditRequest {
  readonly bundle: string
  readonly file: string
  readonly flags: AuditFlags
  readonly readAs: OpenFileOptions
}

export async function runAudit({ bundle, file, flags, readAs }: AuditRequest): Promise<void> {
  const { signal, release } = cancelOnInterrupt()
  const opened = await openBundleFolder(bundle)
  const source = await openFile(file, readAs)
  const audit = await auditBundle(opened, source, {
    ...(flags.protected && { protectedColumns: flags.protected }),
    threshold: flags.threshold,
    seed: flags.seed,
    referenceDate: Math.floor(Date.now() / msPerDay),
    signal,
  })
  release()
  const result = { target: opened.model.target, ...audit, ...(await noticeOf(opened)) }
  printResult(result, { json: flags.json, text: () => auditText(result) })
}

function auditText({
  target,
  rows,
  unknownOutcome,
  metrics,
  audit,
  ...notice
}: BundleAudit & ModelNotice & { target: string }): string {
  const unknown = unknownOutcome > 0 ? ` (${unknownOutcome} more have no known outcome)` : ''
  const figures = Object.entries(metrics).map(([name, { value, low, high }]) => [
    `  ${name}`,
    value.toFixed(3),
    `[${low.toFixed(3)}, ${high.toFixed(3)}]`,
  ])
  const attributes = audit.map(
    ({ attribute, finding, groups }) =>
      `${attribute}\n${groupTable(groups)}\n${wrapText(finding, { first: '  ' })}`,
  )
  return [
    wrapText(
      `${target}: judged on ${rows} rows${unknown}. Rows the model learned from make it look better than it is.`,
    ),
    textTable([['  metric', 'value', '95 % interval'], ...figures]),
    ...attributes,
    noticeText(notice),
  ].join('\n\n')
}

function groupTable(groups: BundleAudit['audit'][number]['groups']): string {
  const cell = (rate: { readonly value: number } | undefined): string =>
    rate ? `${(rate.value * 100).toFixed(1)} %` : '–'
  const rows = groups.map(
    ({ group, count, selectionRate, impactRatio, truePositiveRate, falsePositiveRate }) => [
      `  ${group}`,
      count,
      cell(selectionRate),
      impactRatio ? impactRatio.value.toFixed(2) : '–',
      cell(truePositiveRate),
      cell(falsePositiveRate),
    ],
  )
  return textTable([['  group', 'people', 'selected', 'ratio', 'found', 'false alarms'], ...rows])
}
