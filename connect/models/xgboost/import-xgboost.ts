import { AppError } from '@cadre/core'
import { createFittedTrees } from '@cadre/learn/trees'
import type { FittedTrees, TreeFeature } from '@cadre/learn/trees'
import { ModelFault } from '../model-node.ts'
import { decodeUbjson } from './ubjson.ts'
import { readXgboost } from './read-xgboost.ts'
import type { XgboostModel } from './read-xgboost.ts'
import { toEnsemble } from './to-ensemble.ts'

export interface ImportXgboostOptions {
  /** Names of the features in order, for a model trained without. */
  readonly columns?: readonly string[] | undefined
  /** Names of the categories by feature, in the order of their codes, for a model that holds only codes. */
  readonly levels?: Readonly<Record<string, readonly string[]>> | undefined
  /** Names of the classes in the order of their numbers; "0", "1", … unless told. */
  readonly classes?: readonly string[] | undefined
}

export interface ImportedXgboost {
  readonly fitted: FittedTrees
  readonly features: readonly TreeFeature[]
  /** As in its file: "3.2.0". */
  readonly version: string
  readonly objective: string
  /** What a person should know of how it was taken over. */
  readonly notes: readonly string[]
}

/**
 * Takes over a model that XGBoost 2 or 3 saved as JSON or UBJSON; `file` names it in messages. Margins agree
 * with XGBoost to float32. Throws `file-format`, or `usage` when names are needed.
 */
export function importXgboost(
  file: string,
  bytes: Uint8Array,
  options: ImportXgboostOptions = {},
): ImportedXgboost {
  const model = readFile(file, bytes)
  const features = featuresOf(file, model, options)
  const fitted = createFittedTrees({
    kind: 'gradient-boosting',
    task: model.task,
    classes: classesOf(model, options.classes),
    link: model.link,
    ensemble: toEnsemble(model, features),
  })
  const { version, objective } = model
  return { fitted, features, version, objective, notes: notesOf(model) }
}

function readFile(file: string, bytes: Uint8Array): XgboostModel {
  try {
    return readXgboost(decode(bytes))
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error
    const message = `"${file}" cannot be taken over: ${error.message}.`
    throw new AppError('file-format', message, { file })
  }
}

function decode(bytes: Uint8Array): unknown {
  const stranger = strangers.find(({ starts }) => starts.some((start) => startsWith(bytes, start)))
  if (stranger)
    throw new ModelFault(`it is ${stranger.what}. Save the model with \`booster.save_model("model.json")\``)
  if (isUbjson(bytes)) return decodeUbjson(bytes)
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new ModelFault(
      'it is cut short, or neither JSON nor UBJSON. Save the model with `booster.save_model("model.json")`',
    )
  }
}

/** What people hand over instead. */
const strangers: readonly { readonly what: string; readonly starts: readonly string[] }[] = [
  {
    what: 'a pickle of Python, which can run code and is never opened',
    starts: ['\x80\x02', '\x80\x03', '\x80\x04', '\x80\x05'],
  },
  { what: 'in the binary format that XGBoost gave up', starts: ['binf', 'bs64', 'CONFIG-offset'] },
  {
    what: 'an archive, such as a joblib, PyTorch or .keras file (of Keras, model.json of TensorFlow.js can be taken over)',
    starts: ['PK\x03\x04', '\x1f\x8b', 'BZh', '\xfd7zXZ'],
  },
  {
    what: 'an HDF5 file, such as Keras writes (of Keras, model.json of TensorFlow.js can be taken over)',
    starts: ['\x89HDF'],
  },
  { what: 'a model of LightGBM, not of XGBoost', starts: ['tree\nversion'] },
  {
    what: 'an ONNX model, not one of XGBoost',
    starts: ['\x08\x07', '\x08\x08', '\x08\x09', '\x08\x0a', '\x08\x0b'],
  },
]

function startsWith(bytes: Uint8Array, start: string): boolean {
  return [...start].every((character, i) => bytes[i] === character.codePointAt(0))
}

/** In JSON a quotation mark or a bracket follows the brace, in UBJSON a marker. */
function isUbjson(bytes: Uint8Array): boolean {
  return bytes[0] === 0x7b && 'iUIlL#$'.includes(String.fromCharCode(bytes[1] ?? 0x22))
}

function featuresOf(
  file: string,
  model: XgboostModel,
  { columns, levels }: ImportXgboostOptions,
): readonly TreeFeature[] {
  const names = columns ?? model.names
  if (names.length !== model.featureCount) {
    const said =
      columns === undefined ? 'the model does not name its features' : `--columns names ${columns.length}`
    const message = `"${file}" reads ${model.featureCount} features and ${said}. Name ${model.featureCount} in their order with --columns.`
    throw new AppError('usage', message, { file, features: model.featureCount })
  }
  if (new Set(names).size !== names.length)
    throw new AppError('usage', `"${file}": two features have one name. Name each with --columns.`, { file })
  const largest = largestCodes(model)
  return names.map((name, index): TreeFeature => {
    if (!model.isCategory[index]) return { name, kind: 'number' }
    const given = levels && Object.hasOwn(levels, name) ? levels[name]! : undefined
    // A code beyond the model's own names can never occur: it has none to be found by.
    if (!given && model.levels[index]) return { name, kind: 'category', levels: model.levels[index] }
    if (given && given.length > largest[index]!) return { name, kind: 'category', levels: given }
    const problem = given
      ? `has a code ${largest[index]} of "${name}", for which --levels has no name among ${given.length}`
      : `holds the categories of "${name}" as codes without names that can be read (XGBoost before 3.1 stores none, later ones garble letters beyond ASCII)`
    const message = `"${file}" ${problem}. Name them in the order of their codes with --levels FILE, a JSON file such as {"${name}": ["first", "second"]}.`
    throw new AppError('usage', message, { file, column: name })
  })
}

/** By feature, the largest code that a split asks for; -1 when no split is on categories. */
function largestCodes({ trees, featureCount }: XgboostModel): Int32Array {
  const largest = new Int32Array(featureCount).fill(-1)
  for (const { categories, feature } of trees)
    for (const [node, codes] of categories)
      for (const code of codes) largest[feature[node]!] = Math.max(largest[feature[node]!]!, code)
  return largest
}

function classesOf({ task, outputs }: XgboostModel, given: readonly string[] | undefined): readonly string[] {
  const count = task === 'binary' ? 2 : task === 'multiclass' ? outputs : 0
  const classes = given ?? Array.from({ length: count }, (_, index) => String(index))
  if (classes.length !== count || new Set(classes).size !== count) {
    const wanted = count === 0 ? 'The model predicts a number' : `The model has ${count} classes`
    throw new AppError(
      'usage',
      `${wanted}; --classes names ${classes.length} different ones or repeats one.`,
      {
        classes: count,
      },
    )
  }
  return classes
}

function notesOf({ bestIteration, trees, objective, isCategory }: XgboostModel): readonly string[] {
  const notes: string[] = []
  if (bestIteration !== undefined)
    notes.push(
      `Early stopping found iteration ${bestIteration} best; all ${trees.length} trees are used, as Booster.predict does. To use the best only, save \`booster[: booster.best_iteration + 1]\`.`,
    )
  if (objective === 'multi:softmax')
    notes.push('Its probabilities are given, of which multi:softmax prints the likeliest class.')
  if (isCategory.includes(true))
    notes.push(
      'A category that the model does not know goes where missing values go; XGBoost 3.1 and later stop there with an error.',
    )
  return notes
}
