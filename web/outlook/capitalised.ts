/** A kind of what was done stands in small letters; at the head of a line it begins with a capital. */
export const capitalised = (text: string): string => text.replace(/^./u, (first) => first.toUpperCase())
