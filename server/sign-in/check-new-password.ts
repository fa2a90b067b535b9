import { AppError } from '@cadre/core'
import { dictionary } from '@zxcvbn-ts/language-common'

/** Some 49,000 passwords that people often choose. */
const common: ReadonlySet<string> = new Set(dictionary['passwords-common'])

/**
 * Throws `AppError('request-invalid')` for a password that a guesser tries early: one on the list of
 * common ones (also with digits or signs around it), a short piece or a run of neighbours repeated, or
 * one made of words from its context: the login, the name, the organisation.
 */
export function checkNewPassword(password: string, context: readonly string[]): void {
  const text = password.normalize('NFKC').toLowerCase()
  const core = text.replace(/^[\p{N}\p{P}\p{S}\s]+|[\p{N}\p{P}\p{S}\s]+$/gu, '')
  if (common.has(text) || common.has(core)) throw weak('is among those that are guessed first')
  if (isRepetition(text) || isRun(text)) throw weak('repeats itself or follows the keyboard')
  if (withoutContext(text, context).length < 8) throw weak('is made of names that go with the account')
}

function weak(reason: string): AppError {
  return new AppError('request-invalid', `This password ${reason}. Choose another; several words do well.`, {
    issues: [{ path: ['body', 'password'], code: 'weak_password', message: reason }],
  })
}

/** A piece of up to six characters, or a common password, over and over. */
function isRepetition(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length++) {
    const piece = text.slice(0, length)
    const isWhole = piece.repeat(Math.ceil(text.length / length)).slice(0, text.length) === text
    if (isWhole && (length <= 6 || common.has(piece))) return true
  }
  return false
}

const rows = [
  '0123456789012345',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1234567890qwertyuiop',
]

/** A run along the alphabet, the digits or the rows of a keyboard, in either direction. */
function isRun(text: string): boolean {
  return rows.some((row) => row.includes(text) || [...row].reverse().join('').includes(text))
}

function withoutContext(text: string, context: readonly string[]): string {
  const words = ['cadre', ...context]
    .flatMap((part) => part.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length)
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text)
}
