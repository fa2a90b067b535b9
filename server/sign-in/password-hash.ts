import { AppError } from '@cadre/core'
import { hash, parseOptions, verify } from '@node-rs/argon2'

/** argon2id as OWASP's cheat sheet has it: 19 MiB, two passes, one lane. Raise them here; hashes follow at sign-in. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** More would only wait in memory; who is refused asks again in a second. */
const maxHashesAtOnce = 32
let running = 0

/** The hash of a password, in PHC form with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return withinLimit(() => hash(normalised(password), parameters))
}

/**
 * Whether a password is the one behind a hash. Without a hash the same work is done, so that the time
 * it takes does not tell whether the account exists.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const isRight = await withinLimit(async () => verify(stored ?? (await nobodysHash), normalised(password)))
  return isRight && stored !== null
}

/** Whether a hash was made with less work than passwords get now. */
export function isOutdated(stored: string): boolean {
  const { algorithm, memoryCost, timeCost } = parseOptions(stored)
  return (
    Number(algorithm) !== parameters.algorithm ||
    memoryCost < parameters.memoryCost ||
    timeCost < parameters.timeCost
  )
}

const nobodysHash = hash('nobody has this password', parameters)

/** The same characters typed on different keyboards are the same password. */
function normalised(password: string): string {
  return password.normalize('NFKC')
}

async function withinLimit<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= maxHashesAtOnce) {
    throw new AppError('too-many-requests', 'Too many people sign in at once. Try again in a moment.', {
      retryAfterSeconds: 1,
    })
  }
  running++
  try {
    return await work()
  } finally {
    running--
  }
}
