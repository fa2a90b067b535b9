import { applyCalibrator } from '@cadre/learn/calibration'
import type { Table } from '@cadre/learn/table'
import { budgetText } from '../study/budget-text.ts'
import type { PreparedStudy } from '../study/prepare-study.ts'
import type { StudyInput } from '../study/study-input.ts'
import type { StudyResult } from '../study/study-result.ts'
import type { FinalModel } from '../train/fit-final.ts'
import type { JudgedLearner } from '../train/judge-learner.ts'
import { bundleFormatVersion } from './bundle.ts'
import type { BundleModel, Lineage } from './bundle.ts'
import { inputSchema } from './input-schema.ts'
import { createModelCard } from './model-card.ts'
import { packBundle } from './pack-bundle.ts'
import { referenceStatistics, scoreOfRows } from './reference-statistics.ts'

interface BundleSources {
  readonly prepared: PreparedStudy
  readonly final: FinalModel
  readonly chosen: JudgedLearner
  readonly input: StudyInput
}

/** The bundle of a study that recommended a model, as files by name. */
export function packStudyBundle(
  result: StudyResult,
  { prepared, final, chosen, input }: BundleSources,
): ReadonlyMap<string, string> {
  return packBundle(
    {
      model: modelOf(result, final),
      pipeline: { schema: prepared.schema },
      schema: inputSchema(prepared.schema, `One input for ${result.target}`),
      card: createModelCard(result, {
        useCase: input.useCase,
        inputs: prepared.schema.map(({ name }) => name),
      }),
      metrics: result.metrics,
      audit: result.audit,
      reference: referenceStatistics(prepared.data.table, {
        outOfFold: scoreOfRows(chosen.predictions, chosen.outputs),
        fitted: fittedScores(final, prepared.data.table),
        judged: { ...prepared.data, predictions: chosen.predictions },
      }),
      lineage: lineageOf(result),
    },
    input.signingKey,
  )
}

function fittedScores({ fitted, calibrator }: FinalModel, table: Table): Float64Array {
  return scoreOfRows(applyCalibrator(calibrator, fitted.predict(table), fitted.outputs), fitted.outputs)
}

function modelOf(result: StudyResult, { fitted, calibrator }: FinalModel): BundleModel {
  if (!result.model) throw new Error('A refused study has no model to pack.')
  return {
    formatVersion: bundleFormatVersion,
    learner: result.model.learner,
    label: result.model.label,
    task: result.task,
    target: result.target,
    ...(result.positive !== undefined && { positive: result.positive }),
    classes: result.classes,
    ...(result.ranking && { query: result.ranking.query }),
    ...(result.threshold && { threshold: result.threshold.value }),
    comparisonOnly: result.comparisonOnly,
    fitted: fitted.toJSON(),
    calibrator,
  }
}

function lineageOf(result: StudyResult): Lineage {
  const { cadreVersion, createdAt, file, dataHash, rows, seed, columns } = result
  return {
    cadreVersion,
    createdAt,
    file,
    dataHash,
    rows,
    seed,
    budget: budgetText(result),
    nodeVersion: process.version,
    columns: columns.map(({ name, role }) => ({ name, role })),
  }
}
