import { readdir } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { AppError } from '@cadre/core'
import { writeFileAtomically } from '@cadre/connect/files'
import { exportKeras, exportOnnx, exportXgboost } from '@cadre/connect/models'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import { openBundleFolder } from '../bundle-folder.ts'
import { noticeOf, noticeText } from '../model-notice.ts'
import { printResult } from '../print.ts'
import { bulletList, wrapText } from '../wrap-text.ts'

type Format = 'xgboost' | 'onnx' | 'keras'

export interface ExportFlags {
  readonly format?: Format
  readonly out?: string
  readonly json?: boolean
}

const endings: Readonly<Record<Format, string>> = { xgboost: '.json', onnx: '.onnx', keras: '.json' }
const names: Readonly<Record<Format, string>> = { xgboost: 'XGBoost', onnx: 'ONNX', keras: 'Keras' }

export async function runExport(bundle: string, flags: ExportFlags): Promise<void> {
  const format = flags.format ?? formatOf(flags.out)
  const out = resolve(flags.out ?? `model${endings[format]}`)
  const opened = await openBundleFolder(bundle)
  await refuseInsideBundle(out)
  const { content, notes, beside } = written(format, opened, out)
  // The file that names the other comes last: it is never there without it.
  if (beside) await writeFileAtomically(beside.path, beside.content)
  await writeFileAtomically(out, content)
  const result = { format, out, bytes: Buffer.byteLength(content), notes, ...(await noticeOf(opened)) }
  printResult(result, {
    json: flags.json,
    text: () =>
      [
        wrapText(`Written for ${names[format]}: ${out} (${result.bytes} bytes)`),
        bulletList(notes),
        noticeText(result),
      ].join('\n\n'),
  })
}

interface Written {
  readonly content: string | Uint8Array
  readonly notes: readonly string[]
  /** A second file that the first one names. */
  readonly beside?: { readonly path: string; readonly content: Uint8Array }
}

function written(format: Format, opened: OpenedBundle, out: string): Written {
  if (format === 'onnx') return exportOnnx(opened)
  if (format === 'xgboost') return xgboostOf(opened)
  const weightsName = `${basename(out, extname(out))}.weights.bin`
  const { content, weights, notes } = exportKeras(opened, { weightsName })
  return { content, notes, beside: { path: join(dirname(out), weightsName), content: weights } }
}

/** A name such as model.json could be the bundle's own, and a file more would not be signed. */
async function refuseInsideBundle(out: string): Promise<void> {
  const names = await readdir(dirname(out)).catch((): string[] => [])
  if (!names.includes('SIGNATURE') || !names.includes('SHA256SUMS')) return
  const message = `"${out}" would lie in a signed bundle. Name another place with --out.`
  throw new AppError('usage', message, { path: out })
}

function formatOf(out: string | undefined): Format {
  const ending = extname(out ?? '').toLowerCase()
  if (ending === '.onnx') return 'onnx'
  if (ending === '.json') return 'xgboost'
  throw new AppError('usage', 'Say what to write with --format xgboost, onnx or keras.')
}

/** What a bundle adds to its trees has no place in XGBoost's format, and is said. */
function xgboostOf({ fitted, model }: OpenedBundle): { content: string; notes: readonly string[] } {
  const { json, notes } = exportXgboost(fitted)
  const calibrated =
    model.calibrator.kind === 'none'
      ? []
      : [
          `The file holds margins before calibration (${model.calibrator.kind}): XGBoost's probabilities are not those of \`cadre score\`. ONNX holds both.`,
        ]
  return { content: json, notes: [...calibrated, ...notes] }
}
