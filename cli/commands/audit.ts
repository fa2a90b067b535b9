import { Command } from 'commander'
import { openFile } from '@cadre/connect/files'
import { auditBundle } from '@cadre/lifecycle/serve'
import type { BundleAudit } from '@cadre/lifecycle/serve'
import { openBundleFolder } from '../bundle-folder.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { fileOptions, sourceOptions } from '../file-options.ts'
import { listOption, share, wholeNumber } from '../option-parsers.ts'
import { printResult } from '../print.ts'
import { textTable } from '../text-table.ts'

interface AuditFlags {
  readonly protected?: readonly string[]
  readonly threshold?: number
  readonly seed: number
  readonly json?: boolean
}

const msPerDay = 86_400_000

export function auditCommand(): Command {
  const command = new Command('audit')
    .description('Judge a model on a file with known outcomes: its quality, and how it treats groups.')
    .argument('<bundle>', 'the folder of a model bundle')
    .argument('<file>', 'rows with known outcomes that the model has not learned from')
    .option('--protected <columns>', 'columns to compare groups by, besides those of the study', listOption)
    .option('--threshold <share>', 'the cut for two classes (default: the study’s)', share)
    .option('--seed <number>', 'for intervals made by resampling', wholeNumber(0), 1)
    .option('--json', 'print as JSON')
    .action(async (bundle: string, file: string, flags: AuditFlags) => runAudit({ bundle, file, flags, command }))
  return fileOptions(command)
}

async function runAudit({ bundle, file, flags, command }: { bundle: string; file: string; flags: AuditFlags; command: Command }): Promise<void> {
  const { signal, release } = cancelOnInterrupt()
  try {
    const opened = await openBundleFolder(bundle)
    const source = await openFile(file, sourceOptions(command))
    const audit = await auditBundle(opened, source, {
      ...(flags.protected && { protectedColumns: flags.protected }),
      threshold: flags.threshold,
      seed: flags.seed,
      referenceDate: Math.floor(Date.now() / msPerDay),
      signal,
    })
    printResult({ target: opened.model.target, ...audit }, { json: flags.json, text: () => auditText(opened.model.target, audit) })
  } finally {
    release()
  }
}

function auditText(target: string, { rows, unknownOutcome, metrics, audit }: BundleAudit): string {
  const unknown = unknownOutcome > 0 ? ` (${unknownOutcome} more have no known outcome)` : ''
  const figures = Object.entries(metrics).map(([name, { value, low, high }]) => `${name} ${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`)
  const attributes = audit.map(({ attribute, finding, groups }) => `${attribute}\n${groupTable(groups)}\n${finding}`)
  return [
    `${target}: judged on ${rows} rows${unknown}. Rows the model learned from make it look better than it is.`,
    figures.join('  '),
    ...attributes,
  ].join('\n\n')
}

function groupTable(groups: BundleAudit['audit'][number]['groups']): string {
  const cell = (rate: { readonly value: number } | undefined): string => (rate ? `${(rate.value * 100).toFixed(1)} %` : '–')
  const rows = groups.map(({ group, count, selectionRate, impactRatio, truePositiveRate, falsePositiveRate }) => [
    `  ${group}`,
    count,
    cell(selectionRate),
    impactRatio ? impactRatio.value.toFixed(2) : '–',
    cell(truePositiveRate),
    cell(falsePositiveRate),
  ])
  return textTable([['  group', 'people', 'selected', 'ratio', 'found', 'false alarms'], ...rows])
}
