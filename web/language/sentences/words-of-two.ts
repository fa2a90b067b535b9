/** A sentence or a word in the two languages beside English. */
export type InTwo = readonly [spanish: string, portuguese: string]

/** English sentences as the server says them, with `{slots}`, and what they are in the two languages. */
export type Sentences = Readonly<Record<string, InTwo>>
