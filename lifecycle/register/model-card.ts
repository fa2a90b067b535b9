import type { Interval, StudyResult } from '../study/study-result.ts'
import type { ChangeDeclaration, UseCase } from '../use-case.ts'

/** What a reader must know before using a model: purpose, data, quality, fairness, limits. */
export interface ModelCard {
  readonly name: string
  readonly createdAt: string
  readonly question: string
  readonly subject: string
  readonly target: string
  readonly positive?: string
  readonly learner: string
  readonly whyThisLearner: string
  /** True when protected attributes were inputs: for comparison with published figures, never for use. */
  readonly comparisonOnly: boolean
  /** What the model was not allowed to do with columns. */
  readonly constraints?: readonly string[]
  readonly purposes: readonly string[]
  readonly mustNever: readonly string[]
  readonly review: string
  readonly data: {
    readonly file: string
    readonly rows: number
    readonly dataHash: string
    readonly qualityScore: number
  }
  readonly inputs: readonly string[]
  readonly leftOut: readonly { readonly column: string; readonly role: string; readonly reason: string }[]
  readonly validation: string
  readonly metrics: StudyResult['metrics']
  readonly baseline: StudyResult['baseline']
  readonly fairness: readonly { readonly attribute: string; readonly finding: string }[]
  readonly proxies: readonly string[]
  readonly limits: readonly string[]
  /** Of a model that learned from how long rows were followed: how well it tells when, beside others on the same rows. */
  readonly followed?: {
    readonly horizonMonths: number
    readonly cause: string
    readonly judged: readonly FollowedLine[]
  }
  /** How inputs may change when it is asked what would change a score. */
  readonly changes?: ChangeDeclaration
}

/** One learner of those judged by when it happened. */
export interface FollowedLine {
  readonly label: string
  readonly isRecommended: boolean
  readonly concordance: Interval
  readonly brier: Interval
  readonly skill: Interval
  readonly integratedBrier?: number
}

/** The card of a study's recommended model, which reads the columns `inputs`. The study must have recommended one. */
export function createModelCard(
  result: StudyResult,
  { useCase, inputs }: { readonly useCase: UseCase; readonly inputs: readonly string[] },
): ModelCard {
  if (!result.model) throw new Error('A refused study has no model to describe.')
  return {
    name: `${result.target} from ${result.file}`,
    createdAt: result.createdAt,
    question: useCase.question,
    subject: useCase.subject,
    target: result.target,
    ...(result.positive !== undefined && { positive: result.positive }),
    learner: result.model.label,
    whyThisLearner: result.model.reason,
    comparisonOnly: result.comparisonOnly,
    ...(result.constraints && { constraints: result.constraints }),
    purposes: useCase.purposes,
    mustNever: useCase.mustNever,
    review: useCase.review,
    ...(useCase.changes && { changes: useCase.changes }),
    data: {
      file: result.file,
      rows: result.rows,
      dataHash: result.dataHash,
      qualityScore: result.profile.qualityScore,
    },
    inputs,
    leftOut: result.columns
      .filter(({ name, role }) => role !== 'target' && !inputs.includes(name))
      .map(({ name, role, reason }) => ({ column: name, role, reason: reason ?? '' })),
    validation: result.validation,
    metrics: result.metrics,
    baseline: result.baseline,
    fairness: result.audit.map(({ attribute, finding }) => ({ attribute, finding })),
    proxies: result.proxies.map(({ message }) => message),
    limits: [
      `Learned from ${result.rows} rows of ${result.file}; it says nothing about people unlike these.`,
      'What the model uses are associations, not causes.',
      ...result.warnings.map(({ message }) => message),
    ],
    ...(result.followed && { followed: followedLines(result.followed) }),
  }
}

function followedLines({
  horizonMonths,
  cause,
  judged,
}: NonNullable<StudyResult['followed']>): NonNullable<ModelCard['followed']> {
  return {
    horizonMonths,
    cause,
    judged: judged.map(({ label, isRecommended, concordance, brier, skill, integratedBrier }) => ({
      label,
      isRecommended,
      concordance,
      brier,
      skill,
      ...(integratedBrier !== undefined && { integratedBrier }),
    })),
  }
}

/** The card as Markdown. */
export function renderModelCard(card: ModelCard): string {
  const lines = [
    `# ${card.name}`,
    '',
    card.comparisonOnly
      ? '> **Comparison only.** Protected attributes were inputs of this model. It must not be used for decisions and cannot be registered.\n'
      : '',
    `${card.question} One case is ${card.subject}. Learner: ${card.learner}. Made ${card.createdAt}.`,
    '',
    `**Why this learner.** ${card.whyThisLearner}`,
    '',
    section('What it may be used for', card.purposes),
    section('What must never be done', card.mustNever),
    `**Review.** ${card.review}`,
    '',
    '## Data',
    '',
    `${card.data.rows} rows of ${card.data.file}; quality score ${card.data.qualityScore} of 100; content hash \`${card.data.dataHash}\`.`,
    '',
    section('Inputs', card.inputs),
    section('Constraints', card.constraints ?? []),
    section(
      'Left out',
      card.leftOut.map(({ column, role, reason }) => `${column} (${role})${reason ? `: ${reason}` : ''}`),
    ),
    '## Quality',
    '',
    `${card.validation} Figures with 95 % intervals; the baseline beside.`,
    '',
    '| metric | value | interval | baseline |',
    '|---|---|---|---|',
    ...Object.entries(card.metrics).map(
      ([metric, { value, low, high }]) =>
        `| ${metric} | ${figure(value)} | ${figure(low)} to ${figure(high)} | ${figure(card.baseline.metrics[metric]?.value)} |`,
    ),
    '',
    ...overTimeLines(card.followed),
    section(
      'Fairness',
      card.fairness.map(({ attribute, finding }) => `**${attribute}**: ${finding}`),
    ),
    section('Proxies', card.proxies),
    section('Limits', card.limits),
    section('What may change', changesInWords(card.changes)),
  ]
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

function overTimeLines(followed: ModelCard['followed']): string[] {
  if (!followed) return []
  return [
    `## Over ${followed.horizonMonths} months`,
    '',
    `On the same later rows: how well learners tell who meets "${followed.cause}" sooner. A Brier score is a squared distance, 0 is best.`,
    '',
    '| learner | concordance | Brier score at the horizon | over all months | skill |',
    '|---|---|---|---|---|',
    ...followed.judged.map(
      ({ label, isRecommended, concordance, brier, skill, integratedBrier }) =>
        `| ${isRecommended ? `**${label}**` : label} | ${figure(concordance.value)} (${figure(concordance.low)} to ${figure(concordance.high)}) | ${figure(brier.value)} | ${figure(integratedBrier)} | ${figure(skill.value)} |`,
    ),
    '',
  ]
}

function changesInWords({
  never = [],
  onlyUp = [],
  onlyDown = [],
  follows = [],
}: ChangeDeclaration = {}): string[] {
  return [
    ...never.map((column) => `${column} never changes.`),
    ...onlyUp.map((column) => `${column} can only rise.`),
    ...onlyDown.map((column) => `${column} can only fall.`),
    ...follows.map(({ column, after }) => `${column} follows ${after}.`),
  ]
}

function section(title: string, items: readonly string[]): string {
  if (items.length === 0) return ''
  return `## ${title}\n\n${items.map((item) => `- ${item.replace(/\s+/g, ' ')}`).join('\n')}\n`
}

function figure(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : value.toPrecision(4)
}
