import { deriveSeed } from '@cadre/learn'
import { createPool } from '@cadre/learn/parallel'
import type { Pool } from '@cadre/learn/parallel'
import { evaluateLearners } from '../evaluate/leaderboard.ts'
import type { Evaluated } from '../evaluate/leaderboard.ts'
import { generateColumns } from '../generate/generate-columns.ts'
import type { Generation } from '../generate/generate-columns.ts'
import type { GeneratedColumns } from '../generate/generated-columns.ts'
import { judgeFollowed } from '../follow/judge-followed.ts'
import type { FollowedFigures } from '../follow/followed-figures.ts'
import { explainModel } from '../explain/explain-model.ts'
import { backgroundRows } from '../explain/explain-rows.ts'
import { partProgress } from '../progress.ts'
import { packStudyBundle } from '../register/pack-study-bundle.ts'
import { referenceStatistics } from '../register/reference-statistics.ts'
import { representativeRows } from '../register/representative-rows.ts'
import type { MitigationComparison } from '../mitigate/mitigation-result.ts'
import { renderReport } from '../report/index.ts'
import { blendName } from '../train/blend-outer.ts'
import { budgetFor } from '../train/budget.ts'
import { fitFinal } from '../train/fit-final.ts'
import type { FinalModel } from '../train/fit-final.ts'
import type { JudgedLearner } from '../train/judge-learner.ts'
import { describeFolds, planOuterFolds } from '../train/plan-folds.ts'
import { trainLearners } from '../train/train-learners.ts'
import type { TrainedLearners } from '../train/train-learners.ts'
import type { OuterPlan } from '../train/training-data.ts'
import { asAppError } from './as-app-error.ts'
import { auditStudy } from './audit-study.ts'
import type { StudyAudit } from './audit-study.ts'
import { candidatesFor } from './candidates.ts'
import {
  constrainedCandidates,
  constraintParams,
  constraintsFor,
  describeConstraints,
} from './constraints.ts'
import type { Constraints } from './constraints.ts'
import { loadLearners } from './load-learners.ts'
import { describeOutcome } from './describe-outcome.ts'
import { methodToKeep, mitigatedColumn, mitigateStudy } from './mitigate-study.ts'
import { describePreparation } from './preparation.ts'
import { prepareStudy } from './prepare-study.ts'
import type { PreparedStudy } from './prepare-study.ts'
import { judgedOn } from './judged-on.ts'
import { judgeRefusal } from './refusal.ts'
import type { StudyInput } from './study-input.ts'
import type { Explanation, StudyResult } from './study-result.ts'
import { settleOnKept } from './settle-on-kept.ts'
import { startTimings } from './timings.ts'

export interface StudyOutcome {
  readonly result: StudyResult
  /** Everything to write, by path inside the study's folder. */
  readonly files: ReadonlyMap<string, string>
}

/** Expected shares of the time, for the progress line. */
const progressParts = {
  read: 3,
  generate: 0,
  train: 75,
  fit: 12,
  audit: 4,
  mitigate: 0,
  explain: 4,
  write: 2,
}

/**
 * The whole first job: reads a source, finds out what its columns are, trains and judges learners, recommends
 * one, audits and explains it, and packs bundle and report. Throws AppError when the data does not allow a study;
 * a study that finds no model worth using is a result with a `refusal`.
 */
export async function study(input: StudyInput): Promise<StudyOutcome> {
  const { options, signal } = input
  const timings = startTimings()
  const progress = partProgress(input.onProgress, progressParts)
  await using pool = createPool({ threads: options.threads })
  pool.start()
  try {
    progress('read', 'Reading', 0)
    const read = await timings.time('read', () => prepareStudy(input))
    const mitigated = mitigatedColumn(read, options)
    const keep = methodToKeep(options)
    const constraints = constraintsFor(read, options)
    const able = candidatesFor(read.data, input)
    const candidates = await loadLearners(
      constraints ? constrainedCandidates(able, constraints, options) : able,
    )
    const fixed = constraints && constraintParams(constraints)
    const prepared = { ...read, warnings: [...read.warnings, ...candidates.warnings] }
    const plan = planFolds(prepared, input)
    const generation = await timings.time('generate', () =>
      generate(prepared, {
        plan,
        pool,
        input,
        onProgress: (done) => progress('generate', 'Making columns', done),
      }),
    )
    const learned = { ...prepared, data: { ...prepared.data, foldTables: generation?.foldTables } }
    const trained = await timings.time('train', () =>
      trainLearners(candidates.ready, learned.data, {
        budget: budgetFor(options),
        fixed,
        plan,
        pool,
        seed: options.seed,
        signal,
        journal: input.journal,
        onProgress: (label, done) => progress('train', `Training ${label}`, done),
      }),
    )
    const evaluated = await timings.time('evaluate', () =>
      evaluateLearners(trained.judged, prepared.data, { plan, seed: options.seed }),
    )
    const followed = await timings.time('follow', () =>
      judgeFollowed(trained.judged, learned.data, {
        plan,
        recommended: evaluated.recommendation.learner,
        seed: options.seed,
      }),
    )
    const recommended = trained.judged.find(
      ({ learner }) => learner.name === evaluated.recommendation.learner,
    )!
    const members = recommended.learner.name === blendName ? trained.blend : [recommended.learner.name]
    const fitted = await timings.time('fit', () =>
      fitFinal(members, generation ? { ...prepared.data, table: generation.table } : prepared.data, {
        budget: budgetFor(options),
        fixed,
        pool,
        seed: options.seed,
        signal,
        journal: input.journal,
        onProgress: (done) => progress('fit', 'Fitting the recommended model', done),
      }),
    )
    const whole = generation ? { ...fitted, fitted: generation.behind(fitted.fitted) } : fitted
    progress('audit', 'Auditing', 0)
    const auditParts = { blend: trained.blend, constraints, plan, pool, input }
    const firstAudit = await timings.time('audit', () =>
      auditStudy(learned, { ...auditParts, chosen: recommended }),
    )
    const mitigation =
      mitigated !== undefined &&
      (await timings.time('mitigate', () =>
        mitigateStudy(prepared, {
          column: mitigated,
          chosen: recommended,
          blend: trained.blend,
          audit: firstAudit,
          plan,
          pool,
          input,
          keep,
          onProgress: (done) => progress('mitigate', 'Comparing mitigations', done),
        }),
      ))
    const kept = mitigation ? mitigation.kept : undefined
    const baseline = trained.judged.find(({ learner }) => learner.complexity === 0)!
    const { chosen, final, ...settled } = kept
      ? settleOnKept(kept, evaluated, { prepared, baseline, plan, seed: options.seed })
      : { evaluated, chosen: recommended, final: whole }
    const { proxies } = firstAudit
    const audit = kept
      ? await timings.time('audit', () =>
          auditStudy(prepared, { ...auditParts, chosen, cut: kept.cut, proxies }),
        )
      : firstAudit
    progress('explain', 'Explaining', 0)
    const explanation = await timings.time('explain', () =>
      explain(prepared, { final, chosen, audit, input }),
    )
    progress('write', 'Writing the report', 0)
    return finish({
      input,
      prepared,
      plan,
      trained,
      ...settled,
      chosen,
      final,
      audit,
      constraints,
      explanation,
      ...(followed && { followed }),
      ...(mitigation && { mitigation: mitigation.compared.comparison }),
      // A mitigated model is trained without made columns.
      ...(generation && !kept && { generated: generation.made }),
      timings: timings.read,
    })
  } catch (error) {
    throw asAppError(error)
  }
}

interface GenerateParts {
  readonly plan: OuterPlan
  readonly pool: Pool
  readonly input: StudyInput
  readonly onProgress: (done: number) => void
}

/** Columns made of others, when asked for: never of protected ones, and those left out are not there. */
async function generate(
  { data, roles }: PreparedStudy,
  { plan, pool, input: { options, signal }, onProgress }: GenerateParts,
): Promise<Generation | undefined> {
  if (options.generateFeatures === undefined) return undefined
  return generateColumns(data, {
    plan,
    budget: options.generateFeatures,
    excluded: roles.protectedColumns.map(({ column }) => column),
    pool,
    seed: options.seed,
    signal,
    onProgress,
  })
}

function planFolds({ data }: PreparedStudy, { options }: StudyInput): OuterPlan {
  return planOuterFolds(data, budgetFor(options).outerFolds, deriveSeed(options.seed, 'outer folds'))
}

interface ExplainParts {
  readonly final: FinalModel
  readonly chosen: JudgedLearner
  readonly audit: StudyAudit
  readonly input: StudyInput
}

async function explain(
  { data, rowNumbers, schema }: PreparedStudy,
  { final, chosen, audit, input }: ExplainParts,
): Promise<Explanation> {
  return explainModel({
    background: () =>
      representativeRows(
        schema,
        referenceStatistics(data.table, { outOfFold: new Float64Array() }),
        backgroundRows,
      )!,
    signal: input.signal,
    fitted: final.fitted,
    table: data.table,
    groups: data.groups,
    target: data.target,
    predictions: chosen.predictions,
    rowNumbers,
    seed: input.options.seed,
    ...(audit.threshold && { threshold: audit.threshold.value }),
  })
}

interface Finished extends ExplainParts {
  readonly prepared: PreparedStudy
  readonly plan: OuterPlan
  readonly trained: TrainedLearners
  readonly evaluated: Evaluated
  readonly explanation: Explanation
  readonly followed?: FollowedFigures
  readonly constraints: Constraints | undefined
  readonly mitigation?: MitigationComparison
  readonly generated?: GeneratedColumns
  readonly timings: () => StudyResult['timings']
}

function finish(parts: Finished): StudyOutcome {
  const { input, prepared, plan, evaluated, chosen, final, audit, explanation } = parts
  const { options } = input
  const refusal = judgeRefusal({ evaluated, roles: prepared.roles, explanation })
  const baseline = evaluated.leaderboard.find(({ isBaseline }) => isBaseline)!
  const recommended = evaluated.leaderboard.find(({ isRecommended }) => isRecommended)!
  const result: StudyResult = {
    formatVersion: 1,
    cadreVersion: input.cadreVersion,
    createdAt: input.createdAt,
    file: input.source.name,
    dataHash: prepared.dataHash,
    seed: options.seed,
    budget: options.budget,
    ...(options.search && { search: options.search }),
    task: prepared.target.task,
    target: prepared.targetName,
    ...(prepared.positive !== undefined && { positive: prepared.positive }),
    ...(prepared.data.preparation && { preparation: prepared.data.preparation }),
    ...(parts.generated && { generated: parts.generated }),
    classes: prepared.target.classes,
    rows: prepared.table.rowCount,
    judgedOn: judgedOn(prepared, plan),
    columns: prepared.roles.columns,
    profile: prepared.profile,
    warnings: prepared.warnings,
    validation: [
      describeFolds(plan, prepared.data),
      describePreparation(prepared.data.preparation),
      parts.generated?.finding ?? '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    leaderboard: refusal
      ? evaluated.leaderboard.map((row) => ({ ...row, isRecommended: false }))
      : evaluated.leaderboard,
    ...(refusal
      ? { refusal }
      : {
          model: {
            learner: recommended.learner,
            label: recommended.label,
            reason: evaluated.recommendation.reason,
            params: final.params,
          },
        }),
    metrics: recommended.metrics,
    baseline: { learner: baseline.learner, label: baseline.label, metrics: baseline.metrics },
    comparisonOnly: prepared.roles.comparisonOnly,
    ...describeOutcome(prepared.data, {
      chosen,
      plan,
      calibrator: final.calibrator,
      threshold: audit.threshold?.value,
      query: prepared.query,
    }),
    ...(audit.threshold && { threshold: audit.threshold }),
    ...(parts.followed && { followed: parts.followed }),
    audit: audit.audit,
    proxies: audit.proxies,
    ...(parts.constraints && { constraints: describeConstraints(parts.constraints) }),
    ...(parts.mitigation && { mitigation: parts.mitigation }),
    explanation,
    timings: parts.timings(),
  }
  const files = new Map([
    ['report.html', renderReport(result)],
    ['study.json', `${JSON.stringify(result, null, 2)}\n`],
  ])
  if (!refusal)
    for (const [name, text] of packStudyBundle(result, { prepared, final, chosen, input }))
      files.set(`bundle/${name}`, text)
  return { result, files }
}
