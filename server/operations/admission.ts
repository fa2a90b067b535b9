import { AppError } from '@cadre/core'

export interface AdmissionOptions {
  /** How many requests are worked on at a time; more would only wait for a connection. */
  readonly running: number
  /** How many may wait for their turn. */
  readonly waiting: number
  /** How many of these one caller may have, so that nobody stands in everybody's way. */
  readonly perCaller: number
  /** How long a request waits before it is refused. */
  readonly waitMs: number
  readonly onShed?: (why: 'all' | 'one caller') => void
}

export interface Admission {
  /**
   * Runs work when it is its turn. Throws `AppError` `server-busy` when too many wait or it took too
   * long, and `too-many-requests` when one caller has too many under way.
   */
  readonly run: <Result>(caller: string, work: () => Promise<Result>) => Promise<Result>
  /** Settles once no request is at work or waits, or after `patienceMs`: for work that nobody waits for. */
  readonly giveWay: (patienceMs: number) => Promise<void>
}

interface Waiting {
  readonly begin: () => void
  readonly timer: NodeJS.Timeout
}

/** A door: some at work, some in line, the rest told at once to come back later. */
export function createAdmission(options: AdmissionOptions): Admission {
  const { running, waiting, perCaller, waitMs, onShed } = options
  const line = new Set<Waiting>()
  const ofCaller = new Map<string, number>()
  const idle = new Set<() => void>()
  let atWork = 0

  function refuse(why: 'all' | 'one caller'): AppError {
    onShed?.(why)
    return why === 'all'
      ? new AppError('server-busy', 'Too many requests are waiting. Try again in a moment.')
      : new AppError(
          'too-many-requests',
          'This account has too many requests under way. Wait for some of them.',
        )
  }

  function turn(): Promise<void> | void {
    if (atWork < running) {
      atWork++
      return
    }
    if (line.size >= waiting) throw refuse('all')
    return new Promise((resolve, reject) => {
      const place: Waiting = {
        begin: () => {
          clearTimeout(place.timer)
          line.delete(place)
          resolve()
        },
        timer: setTimeout(() => {
          line.delete(place)
          reject(refuse('all'))
        }, waitMs),
      }
      line.add(place)
    })
  }

  function leave(): void {
    const [next] = line
    // The place at work passes on.
    if (next) next.begin()
    else atWork--
    if (atWork === 0) for (const go of idle) go()
  }

  function giveWay(patienceMs: number): Promise<void> {
    if (atWork === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer)
        idle.delete(go)
        resolve()
      }
      const timer = setTimeout(go, patienceMs)
      idle.add(go)
    })
  }

  return {
    giveWay,
    run: async (caller, work) => {
      const underWay = ofCaller.get(caller) ?? 0
      if (underWay >= perCaller) throw refuse('one caller')
      ofCaller.set(caller, underWay + 1)
      try {
        await turn()
        try {
          return await work()
        } finally {
          leave()
        }
      } finally {
        const left = ofCaller.get(caller)! - 1
        if (left === 0) ofCaller.delete(caller)
        else ofCaller.set(caller, left)
      }
    },
  }
}
