import { AppError } from '@cadre/core'
import type { SuggestedAction } from '@cadre/lifecycle/use-case'
import { featureNamed } from '@cadre/people/features'
import { readFile } from 'node:fs/promises'

/**
 * The organisation's own list of what may help: `[{"action", "when": [features], "evidence"}]`. Throws `usage`, naming the
 * entry and what is wrong with it; evidence is asked for, so that nothing is suggested without saying what is known of it.
 */
export async function readActions(path: string): Promise<SuggestedAction[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const isMissing = error.code === 'ENOENT'
    throw new AppError(
      isMissing ? 'file-missing' : 'file-unreadable',
      isMissing ? `There is no file "${path}".` : `"${path}" cannot be read: ${error.message}`,
      { path },
    )
  })
  const read = parse(text)
  if (!Array.isArray(read))
    throw problem(path, 'It has to be a list: [{"action": …, "when": […], "evidence": …}].')
  return read.map((entry: unknown, at) => actionOf(entry, (what) => problem(path, `Entry ${at + 1} ${what}`)))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function actionOf(entry: unknown, refuse: (what: string) => AppError): SuggestedAction {
  const { action, when, evidence } = (entry ?? {}) as Record<string, unknown>
  if (!isText(action)) throw refuse('has no "action": say in a few words what is done.')
  if (!isText(evidence)) throw refuse('has no "evidence": say what is known of it working, and what is not.')
  if (!Array.isArray(when) || when.length === 0)
    throw refuse('has no "when": name the features that speak for it, as `cadre features list` tells them.')
  const unknown = when.find((name) => typeof name !== 'string' || featureNamed(name) === undefined)
  if (unknown !== undefined)
    throw refuse(`names "${String(unknown)}", which is no feature; \`cadre features list\` tells them.`)
  return { action, when: when as string[], evidence }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

function problem(path: string, what: string): AppError {
  return new AppError('usage', `"${path}" is no list of actions. ${what}`, { path })
}
