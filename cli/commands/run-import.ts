import { createHash } from 'node:crypto'
import { basename, extname, resolve } from 'node:path'
import { AppError } from '@cadre/core'
import { checkFolderTarget, openFile, writeFolderAtomically } from '@cadre/connect/files'
import type { OpenFileOptions } from '@cadre/connect/files'
import { importKeras, importXgboost, inputSchemaOf, isKerasFile, readModelFile } from '@cadre/connect/models'
import { packImportedBundle, protectedInputs } from '@cadre/lifecycle/register'
import type { ImportedModel, ImportEvidence } from '@cadre/lifecycle/register'
import { judgeImported } from '@cadre/lifecycle/serve'
import { bringYourOwn } from '@cadre/usecases'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { refuseFolderAround } from '../check-output.ts'
import { printResult } from '../print.ts'
import { loadSigningKey } from '@cadre/core/signing-key-file'
import { textTable } from '../text-table.ts'
import { cadreVersion } from '../version.ts'
import { bulletList, wrapText } from '../wrap-text.ts'

export interface ImportFlags {
  readonly target?: string
  readonly classes?: readonly string[]
  readonly columns?: readonly string[]
  readonly levels?: string
  readonly data?: string
  readonly protected?: readonly string[]
  readonly out?: string
  readonly force?: boolean
  readonly json?: boolean
}

interface ImportRequest {
  readonly model: string
  readonly flags: ImportFlags
  readonly readAs: OpenFileOptions
}

const msPerDay = 86_400_000

export async function runImport({ model: path, flags, readAs }: ImportRequest): Promise<void> {
  const out = resolve(flags.out ?? `${basename(path, extname(path))}-bundle`)
  const mayReplace = { force: flags.force === true, isOurs }
  const { signal, release } = cancelOnInterrupt()
  try {
    refuseUnusedFlags(flags)
    await refuseFolderAround(out, path)
    await checkFolderTarget(out, mayReplace)
    const { model, objective } = await readModel(path, flags, readAs)
    const evidence = await evidenceFor(model, { flags, readAs, signal })
    signal.throwIfAborted()
    const files = packImportedBundle(model, {
      useCase: bringYourOwn,
      signingKey: await loadSigningKey(),
      cadreVersion,
      createdAt: new Date().toISOString(),
      evidence,
    })
    await writeFolderAtomically(out, Object.fromEntries(files), mayReplace)
    const result = summaryOf(model, { objective, out, evidence })
    printResult(result, { json: flags.json, text: () => importText(result) })
  } finally {
    release()
  }
}

function isOurs(names: readonly string[]): boolean {
  return names.includes('SHA256SUMS') && names.includes('SIGNATURE') && names.includes('model.json')
}

function refuseUnusedFlags({ protected: asked, data, target }: ImportFlags): void {
  if (asked && (data === undefined || target === undefined))
    throw new AppError(
      'usage',
      '--protected compares groups on rows: name these with --data, and the outcome with --target.',
    )
}

async function readModel(
  path: string,
  flags: ImportFlags,
  readAs: OpenFileOptions,
): Promise<{ readonly model: ImportedModel; readonly objective: string }> {
  const bytes = await readModelFile(path)
  const imported = isKerasFile(bytes)
    ? await fromKeras(path, bytes, flags)
    : await fromXgboost(path, bytes, flags)
  const { features, objective, ...kept } = imported
  const model = {
    ...kept,
    target: flags.target ?? 'target',
    schema: inputSchemaOf(features, { decimal: readAs.decimal }),
    file: basename(path),
    fileHash: createHash('sha256').update(bytes).digest('hex'),
  }
  return { model, objective }
}

async function fromXgboost(path: string, bytes: Uint8Array, { columns, classes, levels: file }: ImportFlags) {
  const levels = file === undefined ? undefined : await readLevelsFile(file)
  const { fitted, version, ...rest } = importXgboost(path, bytes, { columns, classes, levels })
  const label = 'gradient-boosted trees'
  return { ...rest, fitted, learner: fitted.toJSON().kind, label, trainedBy: `XGBoost ${version}` }
}

async function fromKeras(path: string, bytes: Uint8Array, { columns, classes, levels }: ImportFlags) {
  if (levels !== undefined)
    throw new AppError(
      'usage',
      '--levels names categories, and a Keras model reads numbers only: leave it out.',
    )
  const { madeBy, ...rest } = await importKeras(path, bytes, { columns, classes })
  return { ...rest, learner: 'neural-net', label: 'neural net', trainedBy: madeBy }
}

async function readLevelsFile(path: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const text = new TextDecoder().decode(await readModelFile(path))
  const levels = parsed(text)
  if (isLevels(levels)) return levels
  const message = `"${path}" is not a JSON object of lists of names, such as {"Team": ["Sales", "Research"]}. Mend it, or name another with --levels.`
  throw new AppError('file-format', message, { file: path })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isLevels(value: unknown): value is Readonly<Record<string, readonly string[]>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every(
    (names) =>
      Array.isArray(names) &&
      names.every((name) => typeof name === 'string' && name !== '') &&
      new Set(names).size === names.length,
  )
}

async function evidenceFor(
  model: ImportedModel,
  {
    flags,
    readAs,
    signal,
  }: { readonly flags: ImportFlags; readonly readAs: OpenFileOptions; readonly signal: AbortSignal },
): Promise<ImportEvidence | undefined> {
  const { data } = flags
  if (data === undefined) return undefined
  return judgeImported(model, () => openFile(data, readAs), {
    hasOutcome: flags.target !== undefined,
    ...(flags.protected && { protectedColumns: flags.protected }),
    referenceDate: Math.floor(Date.now() / msPerDay),
    signal,
  })
}

interface ImportSummary {
  readonly out: string
  readonly trainedBy: string
  readonly objective: string
  readonly task: string
  readonly classes: readonly string[]
  readonly columns: readonly string[]
  readonly comparisonOnly: boolean
  readonly notes: readonly string[]
  readonly rows: number
  readonly metrics: ImportEvidence['metrics']
  readonly fairness: readonly { readonly attribute: string; readonly finding: string }[]
}

function summaryOf(
  { fitted, schema, trainedBy, notes }: ImportedModel,
  {
    objective,
    out,
    evidence,
  }: { readonly objective: string; readonly out: string; readonly evidence: ImportEvidence | undefined },
): ImportSummary {
  const asInputs = protectedInputs(schema)
  return {
    out,
    trainedBy,
    objective,
    task: fitted.task,
    classes: fitted.classes,
    columns: schema.map(({ name }) => name),
    comparisonOnly: asInputs.length > 0,
    notes: [
      ...notes,
      ...(asInputs.length > 0
        ? [`It reads protected attributes (${asInputs.join(', ')}): for comparison only, never for use.`]
        : []),
      ...(evidence
        ? []
        : [
            'What it learned from is not known, so drift cannot be found; --data gives rows to compare with.',
          ]),
    ],
    rows: evidence?.rows ?? 0,
    metrics: evidence?.metrics ?? {},
    fairness: (evidence?.audit ?? []).map(({ attribute, finding }) => ({ attribute, finding })),
  }
}

function importText({
  out,
  trainedBy,
  objective,
  columns,
  notes,
  rows,
  metrics,
  fairness,
}: ImportSummary): string {
  const figures = Object.entries(metrics).map(([name, { value, low, high }]) => [
    `  ${name}`,
    value.toFixed(3),
    `[${low.toFixed(3)}, ${high.toFixed(3)}]`,
  ])
  return [
    wrapText(
      `A model of ${trainedBy} (${objective}) that reads ${columns.length} columns: ${columns.join(', ')}.`,
    ),
    ...(figures.length > 0
      ? [
          wrapText(`On ${rows} rows; if it learned from them, it looks better than it is.`),
          textTable([['  metric', 'value', '95 % interval'], ...figures]),
        ]
      : []),
    ...fairness.map(({ attribute, finding }) => wrapText(`${attribute}: ${finding}`, { first: '  ' })),
    ...(notes.length > 0 ? [bulletList(notes)] : []),
    `Bundle: ${out}`,
  ].join('\n\n')
}
