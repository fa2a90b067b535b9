/** camelCase of the domain to snake_case of the database. */
export function columnName(field: string): string {
  let name = names.get(field)
  if (name === undefined) names.set(field, (name = snakeCase(field)))
  return name
}

/** There are a few hundred declared fields, and every cell that is written or read asks for its column. */
const names = new Map<string, string>()

const snakeCase = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
