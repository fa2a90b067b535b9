import type { z } from 'zod'
import { ownSentences } from './own-sentences.ts'
import { sentences } from './sentences.ts'
import type { MessageLanguage, Sentence } from './sentences.ts'

type RawIssue = Parameters<z.core.$ZodErrorMap>[0]

/** What is wrong with a value, in a reader's words, for a schema that says nothing itself. */
export function issueMessages(language: MessageLanguage): z.core.$ZodErrorMap {
  const say = (sentence: Sentence, what: unknown = ''): string =>
    sentences[language][sentence].replace('{what}', String(what))
  return (issue) => {
    if (issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
      return say('missing')
    switch (issue.code) {
      case 'invalid_type':
        return say(typeSentence[issue.expected] ?? 'form')
      case 'invalid_value':
        return say('choices', issue.values.map(String).join(', '))
      case 'too_small':
        return say(tooSmall(issue), issue.minimum)
      case 'too_big':
        return say(bigSentence[issue.origin] ?? 'high', issue.maximum)
      case 'unrecognized_keys':
        return say('unknown', issue.keys.join(', '))
      default:
        return say('form')
    }
  }
}

/** A sentence of a schema in a language; one without a translation stays as it is. */
export function sentenceIn(language: MessageLanguage, sentence: string): string {
  const [spanish, portuguese] = ownSentences[sentence] ?? []
  return { en: undefined, es: spanish, pt: portuguese }[language] ?? sentence
}

const typeSentence: Readonly<Record<string, Sentence>> = {
  string: 'text',
  number: 'number',
  int: 'whole',
  boolean: 'boolean',
  array: 'list',
}
const bigSentence: Readonly<Record<string, Sentence>> = { string: 'long', array: 'many', set: 'many' }

function tooSmall({ origin, minimum }: Extract<RawIssue, { code: 'too_small' }>): Sentence {
  if (origin === 'string') return Number(minimum) === 1 ? 'missing' : 'short'
  return origin === 'array' || origin === 'set' ? 'few' : 'low'
}
