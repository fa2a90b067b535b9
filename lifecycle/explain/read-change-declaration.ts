import { AppError } from '@cadre/core'
import { changeDeclaration } from '../register/part-shapes.ts'
import { ShapeFault } from '../register/shape.ts'
import type { ChangeDeclaration } from '../use-case.ts'

/** Reads how columns may change from the text of a JSON file. Throws `file-format` naming the file and the place. */
export function readChangeDeclaration(text: string, file: string): ChangeDeclaration {
  try {
    return changeDeclaration(JSON.parse(text), 'rules')
  } catch (error) {
    if (error instanceof ShapeFault) throw unreadable(file, error.message)
    if (error instanceof SyntaxError) throw unreadable(file, 'it is not JSON')
    throw error
  }
}

function unreadable(file: string, problem: string): AppError {
  return new AppError(
    'file-format',
    `"${file}" does not say how columns may change: ${problem}. It is an object with "never", "onlyUp" and "onlyDown" (lists of columns) and "follows".`,
    { file },
  )
}
