const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Signals closer together are one: a terminal sends Ctrl-C to us and to npm, which passes it on. */
const sameSignalMs = 400

/** Waits for the first signal to stop; a second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | undefined
    for (const name of signals) {
      process.on(name, () => {
        if (firstAt !== undefined && performance.now() - firstAt > sameSignalMs) process.exit(130)
        firstAt ??= performance.now()
        resolve()
      })
    }
  })
}
