import type { InTwo, Sentences } from './sentences/words-of-two.ts'
import { fetchWords, fetchedWords } from './fetched-words.ts'

/** A sentence with slots, ready to be recognised. */
interface Pattern {
  readonly form: RegExp
  readonly slots: readonly Slot[]
  readonly words: InTwo
}
interface Slot {
  readonly name: string
  /** What stands in quotation marks is somebody's data and stays as it is. */
  readonly isData: boolean
}

interface Known {
  readonly plain: ReadonlyMap<string, InTwo>
  readonly patterns: readonly Pattern[]
}

const places: Readonly<Record<string, 0 | 1>> = { es: 0, pt: 1 }
let known: Known | undefined
const waiting = new Set<() => void>()

/** Fetches what the server says in English in the two other languages; who reads English never needs it. */
export async function fetchSentences(): Promise<void> {
  const [{ sentences }] = await Promise.all([import('./sentences/index.ts'), fetchWords()])
  known ??= prepare(sentences)
  for (const tell of waiting) tell()
}

export const hasSentences = (): boolean => known !== undefined

/** Tells once the sentences are there. */
export function onSentences(tell: () => void): () => void {
  waiting.add(tell)
  return () => waiting.delete(tell)
}

/**
 * What the server says in English, in the language of the reader. A text is looked up whole, then sentence by sentence; its
 * slots are filled with what stood there, in the reader's language too unless it is quoted. What is not known stays English.
 */
export function translate(language: string, text: string): string {
  const place = places[language]
  if (place === undefined || known === undefined || text === '') return text
  return whole(known, text, place) ?? bySentence(known, text, place)
}

/** A text is the same with or without a capital and a full stop: issues are said both ways. */
const plainOf = (text: string): string =>
  text.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase()).replace(/\.$/, '')

function prepare(sentences: Sentences): Known {
  const plain = new Map<string, InTwo>()
  const patterns: (Pattern & { readonly length: number })[] = []
  for (const [english, [spanish, portuguese]] of Object.entries(sentences)) {
    const words = [plainOf(spanish), plainOf(portuguese)] as const
    if (slot.test(english)) patterns.push(patternOf(plainOf(english), words))
    else plain.set(plainOf(english), words)
  }
  // What says most of its own is tried first: "{a}: {b}" would take anything.
  return { plain, patterns: patterns.toSorted((a, b) => b.length - a.length) }
}

/** `{name}` is filled by a figure, a word or a part of a sentence, `{...name}` by sentences, too. */
const slot = /\{(?:\.\.\.)?\w+\}/

function patternOf(english: string, words: InTwo): Pattern & { readonly length: number } {
  const parts = english.split(/\{((?:\.\.\.)?\w+)\}/)
  const texts = parts.filter((_, index) => index % 2 === 0)
  const slots = parts.flatMap((name, index) =>
    index % 2 === 0
      ? []
      : [{ name, isData: parts[index - 1]!.endsWith('"') && parts[index + 1]!.startsWith('"') }],
  )
  const filled = slots.map(({ name, isData }) =>
    isData || name.startsWith('...') ? '(.*?)' : /\p{L}/u.test(texts.join('')) ? withinSentence : fewWords,
  )
  const form = new RegExp(
    `^${texts.map((text, index) => escaped(text) + (filled[index] ?? '')).join('')}$`,
    's',
  )
  return { form, slots, words, length: texts.join('').length }
}

/** Anything but the end of one sentence and the beginning of another. */
const withinSentence = '((?:(?![.?:] ["A-Z]).)*?)'

/** Where a sentence is nothing but slots, what stands before its colon is a name. */
const fewWords = String.raw`(\S+(?: \S+){0,2})`

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')

function whole(among: Known, text: string, place: 0 | 1): string | undefined {
  const plain = plainOf(text)
  const words = among.plain.get(plain)
  if (words) return likeBefore(text, words[place])
  for (const { form, slots, words: said } of among.patterns) {
    const found = form.exec(plain) ?? form.exec(`${plain}.`)
    if (!found) continue
    const values = new Map(
      slots.map(({ name, isData }, index) => {
        const value = found[index + 1]!
        return [name, isData ? value : valueIn(among, value, place)]
      }),
    )
    return likeBefore(
      text,
      said[place].replaceAll(/\{((?:\.\.\.)?\w+)\}/g, (_, name: string) => values.get(name) ?? ''),
    )
  }
  return undefined
}

/** The longest run of sentences that is known, then what follows it. */
function bySentence(among: Known, text: string, place: 0 | 1): string {
  const sentences = text.split(/(?<=[.?:]) (?=["A-Z\d])/)
  if (sentences.length === 1) return text
  for (let count = sentences.length - 1; count > 0; count--) {
    const said = whole(among, sentences.slice(0, count).join(' '), place)
    if (said !== undefined) return `${said} ${rest(among, sentences.slice(count), place)}`
  }
  return `${sentences[0]} ${rest(among, sentences.slice(1), place)}`
}

function rest(among: Known, sentences: readonly string[], place: 0 | 1): string {
  const text = sentences.join(' ')
  return whole(among, text, place) ?? bySentence(among, text, place)
}

/** What filled a slot: a figure, a word, a list of words, or a sentence of its own. */
function valueIn(among: Known, value: string, place: 0 | 1): string {
  if (/^(?:p [=<])?[^\p{L}]*$/u.test(value)) return value.replaceAll(/(?<=\d)\.(?=\d)/g, ',')
  const text = value.trim()
  const said = whole(among, text, place) ?? wordIn(text, place)
  if (said !== undefined) return value.replace(text, said)
  const listed = /^(?<first>\w+(?: \w+)?)(?<sign>, | or | and )(?<others>.+)$/.exec(text)?.groups
  if (!listed) return bySentence(among, value, place)
  const sign = { ' or ': [' o ', ' ou '], ' and ': [' y ', ' e '] }[listed['sign']!]?.[place] ?? ', '
  return `${valueIn(among, listed['first']!, place)}${sign}${valueIn(among, listed['others']!, place)}`
}

/** Names of kinds, fields and choices, as pages call them. */
const wordIn = (text: string, place: 0 | 1): string | undefined =>
  /^[a-z_]+(?: [a-z]+){0,2}$/.test(text) ? fetchedWords(text)?.[place].toLowerCase() : undefined

function likeBefore(text: string, said: string): string {
  const [first] = /[\p{L}"]/u.exec(text) ?? ['']
  const begun = first !== first.toLowerCase() || (first === '"' && text.endsWith('.')) ? capital(said) : said
  return text.endsWith('.') && !begun.endsWith('.') && !begun.endsWith('?') ? `${begun}.` : begun
}

/** The first letter, which in Spanish may follow a sign. */
const capital = (text: string): string => text.replace(/^[¿¡]?\p{L}/u, (letter) => letter.toUpperCase())
