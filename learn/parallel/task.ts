/** What a task is told beside its input. */
export interface TaskContext {
  /** `aborted` is up to date even inside a loop that never awaits. */
  readonly signal: AbortSignal
  /** Reports the share of the task that is done, 0 to 1. */
  readonly onProgress: (done: number) => void
}

/** Work that can run on another thread: an exported function, named by its module and export. */
export interface Task<I, O> {
  readonly url: string
  readonly name: string
  /** Never set; carries the types. */
  readonly types?: { readonly input: I; readonly output: O }
}

type TaskFunction = (input: never, context: TaskContext) => unknown

/**
 * Declares an exported function as a task: `defineTask<typeof fitRows>(import.meta.url, 'fitRows')`.
 * Input and output cross threads by structured clone. Declare it apart from heavy imports when the
 * main thread should not load them.
 */
export function defineTask<F extends TaskFunction>(
  url: string,
  name: string,
): Task<Parameters<F>[0], Awaited<ReturnType<F>>> {
  return { url, name }
}

/** The function a task names. Throws when the module has no such export. */
export async function loadTask({
  url,
  name,
}: Pick<Task<unknown, unknown>, 'url' | 'name'>): Promise<(input: unknown, context: TaskContext) => unknown> {
  const module = (await import(url)) as Readonly<Record<string, unknown>>
  const task = module[name]
  if (typeof task !== 'function') throw new Error(`${url} exports no function "${name}".`)
  return task as (input: unknown, context: TaskContext) => unknown
}
