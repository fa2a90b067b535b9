import type { Fitted } from '@cadre/learn'
import { recogniseProtected } from '@cadre/people'
import type { AttributeAudit } from '../audit/audit-result.ts'
import type { ColumnSchema } from '../ingest/index.ts'
import type { Metrics } from '../study/study-result.ts'
import type { UseCase } from '../use-case.ts'
import { bundleFormatVersion } from './bundle.ts'
import type { BundleModel, BundleParts } from './bundle.ts'
import { inputSchema } from './input-schema.ts'
import type { ModelCard } from './model-card.ts'
import { packBundle } from './pack-bundle.ts'
import type { ReferenceStatistics } from './reference-statistics.ts'
import type { SigningKey } from '@cadre/core/signing'

/** A model that another program trained. */
export interface ImportedModel {
  readonly fitted: Fitted
  readonly target: string
  readonly schema: readonly ColumnSchema[]
  /** "XGBoost 3.2.0" */
  readonly trainedBy: string
  /** What it is, in a few words: "gradient-boosted trees". */
  readonly label: string
  /** The learner whose kind it is of. */
  readonly learner: string
  /** Name of its file, and the SHA-256 sum of that file's content. */
  readonly file: string
  readonly fileHash: string
  /** What a person should know of how it was taken over. */
  readonly notes: readonly string[]
}

/** What was found out about an imported model on rows that came with it. */
export interface ImportEvidence {
  readonly file: string
  readonly rows: number
  readonly dataHash: string
  /** Empty when no outcome was known. */
  readonly metrics: Metrics
  readonly audit: readonly AttributeAudit[]
  readonly reference: ReferenceStatistics
}

export interface PackImportedOptions {
  readonly useCase: UseCase
  readonly signingKey: SigningKey
  readonly cadreVersion: string
  readonly createdAt: string
  /** Absent when the model came alone; the card then says what is not known. */
  readonly evidence?: ImportEvidence | undefined
}

const nothingKnown: ReferenceStatistics = { rows: 0, columns: [], score: { cuts: [], counts: [0] } }

/** Columns of an imported model that hold protected attributes, by their names and labels. */
export function protectedInputs(schema: readonly ColumnSchema[]): string[] {
  return schema
    .filter((column) => recogniseProtected(column.name, column.kind === 'category' ? column.levels : []))
    .map(({ name }) => name)
}

/**
 * The bundle of a model from elsewhere, as files by name. One that reads protected attributes is for comparison
 * only, as everywhere else.
 */
export function packImportedBundle(
  imported: ImportedModel,
  { signingKey, ...options }: PackImportedOptions,
): ReadonlyMap<string, string> {
  const { schema, target, file } = imported
  const { evidence, createdAt, cadreVersion } = options
  const parts: BundleParts = {
    model: modelOf(imported),
    pipeline: { schema },
    schema: inputSchema(schema, `One input for ${target}`),
    card: cardOf(imported, options),
    metrics: evidence?.metrics ?? {},
    audit: evidence?.audit ?? [],
    reference: evidence?.reference ?? nothingKnown,
    lineage: {
      cadreVersion,
      createdAt,
      file,
      dataHash: imported.fileHash,
      rows: evidence?.rows ?? 0,
      seed: 0,
      budget: `imported from ${imported.trainedBy}`,
      nodeVersion: process.version,
      columns: columnsOf(imported, evidence),
    },
  }
  return packBundle(parts, signingKey)
}

function modelOf({ fitted, target, schema, trainedBy, label, learner }: ImportedModel): BundleModel {
  const { task, classes } = fitted
  return {
    formatVersion: bundleFormatVersion,
    learner,
    label: `${label} of ${trainedBy}`,
    task,
    target,
    ...(task === 'binary' && { positive: classes[1]! }),
    classes,
    comparisonOnly: protectedInputs(schema).length > 0,
    fitted: fitted.toJSON(),
    calibrator: { kind: 'none' },
  }
}

function columnsOf({ schema }: ImportedModel, evidence: ImportEvidence | undefined) {
  const compared = (evidence?.audit ?? []).flatMap(({ attribute, isIntersection }) =>
    isIntersection ? [] : [attribute],
  )
  const inputs = schema.map(({ name }) => name)
  return [
    ...inputs.map((name) => ({ name, role: 'feature' })),
    ...compared.filter((name) => !inputs.includes(name)).map((name) => ({ name, role: 'protected' })),
  ]
}

function cardOf(
  { fitted, target, schema, trainedBy, label, file, notes }: ImportedModel,
  { useCase, createdAt, evidence }: Omit<PackImportedOptions, 'signingKey'>,
): ModelCard {
  const asInputs = protectedInputs(schema)
  const metrics = evidence?.metrics ?? {}
  return {
    name: `${target} from ${file}`,
    createdAt,
    question: useCase.question,
    subject: useCase.subject,
    target,
    ...(fitted.task === 'binary' && { positive: fitted.classes[1]! }),
    learner: `${label} of ${trainedBy}`,
    whyThisLearner: `It was trained by ${trainedBy} and taken over as it is; nothing else was tried.`,
    comparisonOnly: asInputs.length > 0,
    purposes: useCase.purposes,
    mustNever: useCase.mustNever,
    review: useCase.review,
    data: {
      file: evidence?.file ?? file,
      rows: evidence?.rows ?? 0,
      dataHash: evidence?.dataHash ?? 'not known',
      // A figure that could not be had.
      qualityScore: Number.NaN,
    },
    inputs: schema.map(({ name }) => name),
    leftOut: [],
    validation: validationOf(evidence),
    metrics,
    baseline: { learner: 'none', label: 'none', metrics: {} },
    fairness: (evidence?.audit ?? []).map(({ attribute, finding }) => ({ attribute, finding })),
    proxies: [],
    limits: [
      `What ${trainedBy} learned from is not known here: neither the rows, nor how they were chosen, nor which columns say the answer.`,
      ...(evidence ? [] : ['Distributions of its training rows are not known, so drift cannot be found.']),
      ...(asInputs.length > 0
        ? [`It reads protected attributes (${asInputs.join(', ')}) and is for comparison only.`]
        : []),
      ...((evidence?.audit.length ?? 0) > 0 ? [] : ['Groups of people were not compared.']),
      'What the model uses are associations, not causes.',
      ...notes,
    ],
  }
}

function validationOf(evidence: ImportEvidence | undefined): string {
  if (!evidence) return 'Not judged: no rows came with the model.'
  const rows = `${evidence.rows} rows of ${evidence.file}`
  return Object.keys(evidence.metrics).length === 0
    ? `Not judged: the outcomes of ${rows} are not known.`
    : `Judged once on ${rows}; if it learned from them, it looks better than it is.`
}
