import { exitStatus } from './exit-status.ts'

export interface Cancellation {
  readonly signal: AbortSignal
  /** Gives Ctrl-C back to the terminal. */
  readonly release: () => void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Signals closer together are one: a terminal sends Ctrl-C to us and to what started us, which passes it on. */
const sameSignalMs = 400
/** Work that has not stopped by then is ended; what it wrote so far is removed as the process exits. */
const patienceMs = 1500

/** The first Ctrl-C asks the work to stop and tidy up; a second one ends the process at once. */
export function cancelOnInterrupt(): Cancellation {
  const controller = new AbortController()
  const stop = (): never => process.exit(exitStatus.cancelled)
  let firstAt = 0
  let deadline: NodeJS.Timeout | undefined
  const onSignal = (): void => {
    if (controller.signal.aborted) {
      if (performance.now() - firstAt > sameSignalMs) stop()
      return
    }
    firstAt = performance.now()
    deadline = setTimeout(stop, patienceMs).unref()
    controller.abort()
    if (process.stderr.isTTY) process.stderr.write('\nStopping … (Ctrl-C again to stop at once)\n')
  }
  for (const name of signals) process.on(name, onSignal)
  return {
    signal: controller.signal,
    release() {
      clearTimeout(deadline)
      for (const name of signals) process.off(name, onSignal)
    },
  }
}
