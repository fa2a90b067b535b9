const english = {
  missing: 'is needed',
  text: 'must be a text',
  number: 'must be a number',
  whole: 'must be a whole number',
  boolean: 'must be yes or no',
  list: 'must be a list',
  choices: 'must be one of {what}',
  short: 'must have at least {what} characters',
  long: 'must have at most {what} characters',
  few: 'needs at least {what}',
  many: 'takes at most {what}',
  low: 'must be {what} or more',
  high: 'must be {what} or less',
  unknown: 'is not known: {what}',
  form: 'is not of the form that it takes',
} as const

export type Sentence = keyof typeof english

/** What is said of a value that its schema refuses; each stands after the name of the field. */
export const sentences = {
  en: english,
  es: {
    missing: 'hace falta',
    text: 'debe ser un texto',
    number: 'debe ser un número',
    whole: 'debe ser un número entero',
    boolean: 'debe ser sí o no',
    list: 'debe ser una lista',
    choices: 'debe ser uno de {what}',
    short: 'debe tener al menos {what} caracteres',
    long: 'debe tener como máximo {what} caracteres',
    few: 'necesita al menos {what}',
    many: 'admite como máximo {what}',
    low: 'debe ser {what} o más',
    high: 'debe ser {what} o menos',
    unknown: 'no se conoce: {what}',
    form: 'no tiene la forma que se espera',
  },
  pt: {
    missing: 'é necessário',
    text: 'deve ser um texto',
    number: 'deve ser um número',
    whole: 'deve ser um número inteiro',
    boolean: 'deve ser sim ou não',
    list: 'deve ser uma lista',
    choices: 'deve ser um de {what}',
    short: 'deve ter pelo menos {what} caracteres',
    long: 'deve ter no máximo {what} caracteres',
    few: 'precisa de pelo menos {what}',
    many: 'admite no máximo {what}',
    low: 'deve ser {what} ou mais',
    high: 'deve ser {what} ou menos',
    unknown: 'não se conhece: {what}',
    form: 'não tem a forma que se espera',
  },
} as const satisfies Record<string, Record<Sentence, string>>

export type MessageLanguage = keyof typeof sentences

/** The language of messages for a list of wishes as HTTP sends it (RFC 9110, 12.5.4); English when it names none of ours. */
export function messageLanguage(wishes: string | undefined): MessageLanguage {
  const tags = (wishes ?? '').split(',').map((wish) => wish.trim().slice(0, 2).toLowerCase())
  return tags.find((tag): tag is MessageLanguage => Object.hasOwn(sentences, tag)) ?? 'en'
}
