import type { FittedJson } from '@cadre/learn'
import type { ColumnSchema } from '../ingest/index.ts'
import type { ChangeDeclaration } from '../use-case.ts'
import type { BundleParts } from './bundle.ts'
import {
  anyObject,
  cell,
  count,
  entries,
  fields,
  figure,
  finite,
  flag,
  kinds,
  list,
  oneOf,
  text,
} from './shape.ts'
import type { Shape } from './shape.ts'
import type { Signature } from '@cadre/core/signing'

const interval = fields({ value: figure, low: figure, high: figure })
const metrics = entries(interval)

const fitted: Shape<FittedJson> = (value, place) => {
  const { kind } = fields({ kind: text })(value, place)
  return { ...anyObject(value, place), kind }
}

const calibrator = kinds({
  none: fields({}),
  platt: fields({ slope: finite, intercept: finite, floor: finite }),
  isotonic: fields({ x: list(finite), y: list(finite) }),
  temperature: fields({ temperature: finite, floor: finite }),
})

const base = { name: text, missing: list(text) }
const columnSchema: Shape<ColumnSchema> = kinds({
  number: fields({ ...base, decimal: oneOf('.', ',') }, { unit: text, sentinels: list(finite) }),
  category: fields({ ...base, levels: list(text) }),
  boolean: fields({ ...base, no: text, yes: text }),
  date: fields(
    { ...base, order: oneOf('dmy', 'mdy'), latestYear: finite, earliest: finite, latest: finite },
    { hasCompactDates: flag },
  ),
  text: fields(base),
})

const group = fields(
  { group: text, count, isSmall: flag },
  {
    isMerged: flag,
    outcome: interval,
    selected: figure,
    selectionRate: interval,
    meanScore: figure,
    impactRatio: interval,
    truePositiveRate: interval,
    falsePositiveRate: interval,
    precision: interval,
    auc: figure,
    calibrationGap: interval,
    rmse: figure,
  },
)

const attributeAudit = fields({
  attribute: text,
  isIntersection: flag,
  unknown: count,
  groups: list(group),
  selection: text,
  impactRatio: fields(
    { evidence: oneOf('measured', 'not enough evidence', 'no selections') },
    {
      lowestGroup: text,
      highestGroup: text,
      ratio: interval,
      pValue: figure,
      adjustedPValue: figure,
      test: oneOf('fisher', 'z'),
      isBelowFourFifths: flag,
      oneSelectionFlips: flag,
      minimumDetectableRatio: figure,
    },
  ),
  gaps: fields(
    {},
    {
      demographicParity: interval,
      equalOpportunity: interval,
      equalizedOdds: interval,
      predictiveParity: interval,
      meanPrediction: interval,
    },
  ),
  finding: text,
})

const followRule = { column: text, after: text }
/** Also how a person writes the rules in a file. */
export const changeDeclaration: Shape<ChangeDeclaration> = fields(
  {},
  {
    never: list(text),
    onlyUp: list(text),
    onlyDown: list(text),
    follows: list(
      kinds({
        shift: fields({ ...followRule, by: finite }),
        set: fields({ ...followRule, values: entries(cell) }),
        missing: fields(followRule),
      }),
    ),
  },
)

const bins = { cuts: list(finite), counts: list(count) }

/** What each part of a bundle must look like when it is read back. */
export const partShapes: { readonly [P in keyof BundleParts]: Shape<BundleParts[P]> } = {
  model: fields(
    {
      formatVersion: count,
      learner: text,
      label: text,
      task: oneOf('binary', 'multiclass', 'regression'),
      target: text,
      classes: list(text),
      comparisonOnly: flag,
      fitted,
      calibrator,
    },
    { positive: text, threshold: finite, query: text },
  ),
  pipeline: fields({ schema: list(columnSchema) }),
  schema: anyObject,
  card: fields(
    {
      name: text,
      createdAt: text,
      question: text,
      subject: text,
      target: text,
      learner: text,
      whyThisLearner: text,
      comparisonOnly: flag,
      purposes: list(text),
      mustNever: list(text),
      review: text,
      data: fields({ file: text, rows: count, dataHash: text, qualityScore: figure }),
      inputs: list(text),
      leftOut: list(fields({ column: text, role: text, reason: text })),
      validation: text,
      metrics,
      baseline: fields({ learner: text, label: text, metrics }),
      fairness: list(fields({ attribute: text, finding: text })),
      proxies: list(text),
      limits: list(text),
    },
    {
      positive: text,
      constraints: list(text),
      changes: changeDeclaration,
      followed: fields({
        horizonMonths: count,
        cause: text,
        judged: list(
          fields(
            { label: text, isRecommended: flag, concordance: interval, brier: interval, skill: interval },
            { integratedBrier: figure },
          ),
        ),
      }),
    },
  ),
  metrics,
  audit: list(attributeAudit),
  reference: fields(
    {
      rows: count,
      columns: list(
        kinds({
          numbers: fields({ name: text, missing: count, ...bins }),
          levels: fields({
            name: text,
            missing: count,
            levels: list(fields({ level: text, count })),
            other: count,
          }),
        }),
      ),
      score: fields(bins),
    },
    {
      fittedScore: fields(bins),
      outcomes: kinds({ share: fields({ known: count, positives: count }), numbers: fields(bins) }),
      sureness: kinds({
        probability: fields({
          people: count,
          slope: finite,
          intercept: finite,
          floor: finite,
          slopeVariance: finite,
          interceptVariance: finite,
          covariance: finite,
        }),
        amount: fields({
          cuts: list(finite),
          bins: list(fields({ people: count, low: finite, high: finite })),
        }),
      }),
    },
  ),
  lineage: fields({
    cadreVersion: text,
    createdAt: text,
    file: text,
    dataHash: text,
    rows: count,
    seed: finite,
    budget: text,
    nodeVersion: text,
    columns: list(fields({ name: text, role: text })),
  }),
}

export const signatureShape: Shape<Signature> = fields({
  algorithm: oneOf('ed25519'),
  fingerprint: text,
  publicKey: text,
  signature: text,
})
