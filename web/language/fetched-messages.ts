import { languages } from './languages.ts'
import type { Language } from './languages.ts'
import type { FirstMessages, Messages } from './messages.ts'

const fetched = new Map<Language, Promise<Messages>>()
/** All of a language, once it is there. */
const there = new Map<Language, Messages>()
const waiting = new Set<() => void>()
let latest: Language = 'en'
let isWanted = false

/** What pages say in a language: what the home page needs, or all once any other page was asked for. */
export function messagesOf(language: Language): Promise<Messages> {
  latest = language
  // A page that says more asks for all of it before it is shown.
  return isWanted ? wholeOf(language) : firstOf(language)
}

/** All of a language where it is there by now. */
export const wholeMessages = (language: Language): Messages | undefined => there.get(language)

/** Fetches all that pages say in the language in use. */
export async function fetchAllMessages(): Promise<void> {
  isWanted = true
  if (there.has(latest)) return
  await wholeOf(latest)
}

/** Tells once all of a language is there. */
export function onMessages(tell: () => void): () => void {
  waiting.add(tell)
  return () => waiting.delete(tell)
}

const first = new Map<Language, Promise<FirstMessages>>()

function firstOf(language: Language): Promise<Messages> {
  const known = first.get(language)
  if (known) return known as Promise<Messages>
  const loading = languages[language].loadFirst()
  first.set(language, loading)
  loading.catch(() => first.delete(language))
  return loading as Promise<Messages>
}

function wholeOf(language: Language): Promise<Messages> {
  const known = fetched.get(language)
  if (known) return known
  const loading = languages[language].load().then((messages) => {
    there.set(language, messages)
    for (const tell of waiting) tell()
    return messages
  })
  fetched.set(language, loading)
  loading.catch(() => fetched.delete(language))
  return loading
}
