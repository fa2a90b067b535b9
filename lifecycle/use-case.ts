import type { Task } from '@cadre/learn'
import type { FollowRule } from '@cadre/learn/attribution'
import type { Purpose } from '@cadre/people'

/** One HR question over the common life of a model. Adding one is a folder in `usecases/` and a line. */
export interface UseCase {
  readonly name: string
  /** The question in the words of the person who asks it. */
  readonly question: string
  /** What one row is about. */
  readonly subject: string
  /** Learners to compare, by task, besides the baseline. */
  readonly candidates: Readonly<Record<Task, readonly string[]>>
  readonly limits: UseCaseLimits
  readonly purposes: readonly Purpose[]
  /** Who reviews a score before anything follows from it. */
  readonly review: string
  /** What must never be done with a score. */
  readonly mustNever: readonly string[]
  /**
   * Decisions against a person that a score may have a part in; none where all that follows is an offer. Of such a question no
   * two versions are tried on people by chance.
   */
  readonly adverse: readonly string[]
  /** How its columns may change, where names alone do not say it. */
  readonly changes?: ChangeDeclaration
}

/** How columns may change when it is asked what would change a score. Protected attributes never do. */
export interface ChangeDeclaration {
  readonly never?: readonly string[]
  readonly onlyUp?: readonly string[]
  readonly onlyDown?: readonly string[]
  /** What follows of what: tenure brings experience along. */
  readonly follows?: readonly FollowRule[]
}

export interface UseCaseLimits {
  /** Rows needed before anything is learned. */
  readonly minimumRows: number
  /** Rows needed of each class. */
  readonly minimumPerClass: number
}

/** A question of when something happens to people, over features of theirs at the ends of months. */
export interface SurvivalUseCase extends Omit<UseCase, 'candidates' | 'limits' | 'changes'> {
  /** The kind of leaving that is asked about; others end the watching without it. */
  readonly cause: string
  readonly horizonMonths: { readonly default: number; readonly min: number; readonly max: number }
  /** Names of features; all of them may be used for a purpose of the use case. */
  readonly features: readonly string[]
  /** What results are audited by, and never learned from. */
  readonly protectedAttributes: readonly string[]
  /** Learners to compare, besides the curve by tenure alone. */
  readonly candidates: readonly string[]
  readonly limits: {
    readonly minimumRows: number
    /** People to whom it happened. */
    readonly minimumEvents: number
  }
  /** What an organisation could move. */
  readonly movable: readonly string[]
  /** What may help, by the features that speak for it; a person decides. */
  readonly actions: readonly SuggestedAction[]
}

/** A question of how the next review turns out, over features of people before the round begins. */
export interface RatingUseCase extends Omit<UseCase, 'candidates' | 'limits' | 'changes'> {
  /** Months between the day that is looked ahead from and the round. */
  readonly monthsAhead: { readonly default: number; readonly min: number; readonly max: number }
  /** Names of features, each of which may serve every purpose but the audit. */
  readonly features: readonly string[]
  /** The feature with the last rating that was known. */
  readonly lastRating: string
  readonly protectedAttributes: readonly string[]
  /** Learners to compare, besides what followed the same rating before. */
  readonly candidates: readonly string[]
  readonly limits: UseCaseLimits & { readonly minimumRounds: number }
}

/** A question of what goes with more or less being done, over features of people or rows of teams. */
export interface ProductivityUseCase extends Omit<UseCase, 'candidates' | 'limits' | 'changes'> {
  /** The feature with figures over their targets, and that with the kind of work. */
  readonly productivity: string
  readonly family: string
  /** What may hold back, by theme. */
  readonly themes: Readonly<Record<string, readonly string[]>>
  /** What an organisation could move; the rest stays as it is. */
  readonly movable: readonly string[]
  /** Learners to compare, besides the guess that all is as usual. */
  readonly candidates: readonly string[]
  readonly limits: { readonly minimumRows: number; readonly minimumDays: number }
}

/** A question that is answered by adding up signs, each with where it begins and where it is full; nothing is learned. */
export interface StrainUseCase extends Omit<UseCase, 'candidates' | 'limits' | 'changes'> {
  readonly parts: Readonly<Record<string, readonly StrainSign[]>>
  /** Parts of which something has to be known before anything is said. */
  readonly minimumParts: number
  /** A score from here on counts as strained. */
  readonly strainedFrom: number
}

/** A feature that tells of strain: nothing at `calm`, all of it at `full`, even in between. */
export interface StrainSign {
  readonly feature: string
  readonly calm: number
  readonly full: number
  /** Where the two come from. */
  readonly because: string
}

export interface SuggestedAction {
  readonly action: string
  /** Features that push out. */
  readonly when: readonly string[]
  /** What is known of it working, and what is not. */
  readonly evidence: string
}

/** Checks a declaration's own consistency and freezes it. */
export function defineUseCase(useCase: UseCase): UseCase {
  return checked(useCase)
}

/** The same for a question of when. */
export function defineSurvivalUseCase(useCase: SurvivalUseCase): SurvivalUseCase {
  return checked(useCase)
}

/** The same for a question of the next review. */
export function defineRatingUseCase(useCase: RatingUseCase): RatingUseCase {
  return checked(useCase)
}

/** The same for a question of productivity. */
export function defineProductivityUseCase(useCase: ProductivityUseCase): ProductivityUseCase {
  return checked(useCase)
}

/** The same for a question that is answered by adding up signs. */
export function defineStrainUseCase(useCase: StrainUseCase): StrainUseCase {
  return checked(useCase)
}

function checked<
  Kind extends UseCase | SurvivalUseCase | RatingUseCase | ProductivityUseCase | StrainUseCase,
>(useCase: Kind): Kind {
  if (useCase.purposes.length === 0) throw new Error(`Use case ${useCase.name} names no purpose.`)
  if (useCase.mustNever.length === 0)
    throw new Error(`Use case ${useCase.name} says nothing that must never be done.`)
  return Object.freeze(useCase)
}
